import { describe, expect, it } from 'vitest'
import { gaussian } from '../lib/gaussian.ts'
import { fromRows, matrix } from '../math/matrix.ts'
import { collapsedState, measuredState, type MeasuredState } from './measured-state.ts'
import { nc4Agreement, nc4Bias } from './nc4-nearest-mean.ts'

describe('agreement with the nearest class mean', () => {
  // Means 0 and 4, so nearest changes at 2; the classifier says class 1 above `threshold`.
  const features = fromRows([[-1, 0, 1, 1.5, 2.5, 8]])
  const at = (threshold: number) =>
    measuredState({
      classifiers: fromRows([[0], [1]]),
      features,
      counts: [3, 3],
      bias: Float64Array.of(0, -threshold),
    })

  it('is the share of samples between no two boundaries', () => {
    expect(nc4Agreement(at(2))).toEqual({ value: 1 })
    // 1 and 1.5 lie between 0.5 and 2.
    expect(nc4Agreement(at(0.5)).value).toBeCloseTo(4 / 6, 15)
  })

  it('weighs classes by their samples when all sit at their means', () => {
    const state = collapsedState(fromRows([[1], [-1], [0]]), fromRows([[2], [-2], [1]]), [5, 3, 2])
    // The third class's mean is given to the first.
    expect(nc4Agreement(state)).toEqual({ value: 0.8 })
  })
})

/** The same, sample by sample. */
function agreementByDefinition({ classifiers, features, means, bias }: MeasuredState): number {
  const { rows: d, cols: N, data } = features!
  const K = means.rows
  let same = 0
  for (let c = 0; c < N; c++) {
    const h = Array.from({ length: d }, (_, i) => data[i * N + c])
    const logits = Array.from({ length: K }, (_, k) => h.reduce((sum, x, i) => sum + x * classifiers.data[k * d + i], bias?.[k] ?? 0))
    const distances = Array.from({ length: K }, (_, k) => h.reduce((sum, x, i) => sum + (x - means.data[k * d + i]) ** 2, 0))
    if (logits.indexOf(Math.max(...logits)) === distances.indexOf(Math.min(...distances))) same++
  }
  return same / N
}

describe('the agreement of many samples', () => {
  // From all over the place to collapsed: classes are first decided sample by sample, then from their means.
  it.each([3, 1, 0.5, 0.3, 0.2, 0.1, 0.03, 0])('is that of each of them, with a spread of %d', (spread) => {
    const counts = [30, 20, 4, 1, 5]
    const [K, d] = [5, 3]
    const classOf = counts.flatMap((n, k) => Array.from({ length: n }, () => k))
    const at = (stream: number, k: number, i: number) => gaussian(7, [stream, k, i, 0])
    const N = classOf.length
    const features = matrix(d, N, Array.from({ length: d * N }, (_, j) => {
      const [i, c] = [Math.floor(j / N), j % N]
      return at(0, classOf[c], i) + spread * gaussian(8, [0, c, i, 0])
    }))
    // Classifiers not far from the means, so that some samples are given elsewhere.
    const classifiers = matrix(K, d, Array.from({ length: K * d }, (_, j) => at(0, Math.floor(j / d), j % d) + 0.7 * at(1, j, 0)))
    const bias = Float64Array.from({ length: K }, (_, k) => 0.3 * at(2, k, 0))
    const state = measuredState({ classifiers, features, counts, bias })
    expect(nc4Agreement(state).value).toBe(agreementByDefinition(state))
  })
})

describe('logits at the global mean', () => {
  it('adds the bias', () => {
    const state = collapsedState(fromRows([[1], [2]]), fromRows([[3], [1]]), [3, 1], Float64Array.of(0, -1))
    // Weighted mean 2.5: logits 2.5 and 4; unweighted 2: logits 2 and 3.
    expect(nc4Bias(state, 'weighted').value).toBeCloseTo(Math.hypot(2.5, 4), 15)
    expect(nc4Bias(state, 'unweighted').value).toBeCloseTo(Math.hypot(2, 3), 15)
    expect(nc4Bias({ ...state, bias: null }, 'unweighted').value).toBeCloseTo(Math.hypot(2, 4), 15)
  })
})
