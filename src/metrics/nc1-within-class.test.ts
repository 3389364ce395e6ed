import { describe, expect, it } from 'vitest'
import { gaussian } from '../lib/gaussian.ts'
import { fromRows, matrix, type Matrix } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import { classDistanceNormalisedVariance } from './class-distance-normalised-variance.ts'
import type { Weighting } from './global-mean.ts'
import { collapsedState, measuredState, type MeasuredState } from './measured-state.ts'
import { nc1Quotient, nc1Trace } from './nc1-within-class.ts'

function stateOf(features: Matrix, counts: readonly number[]) {
  return measuredState({ classifiers: matrix(counts.length, features.rows), features, counts })
}

// Means (±2, 0); spread ±1 along the first axis and ±3 along the second, which no mean uses.
const features = fromRows([[1, 3, -1, -3], [3, -3, 3, -3]])
const state = stateOf(features, [2, 2])

/** trace(S_W S_B⁺)/K written a second time, with the weights of the global mean in S_B itself. */
function traceByDefinition(at: MeasuredState, shares: readonly number[]): number {
  const { means, counts } = at
  const H = at.features!
  const { rows: K, cols: d } = means
  const centre = shares.reduce((sum, share, k) => sum.map((x, i) => x + share * means.data[k * d + i]), Array.from({ length: d }, () => 0))
  const { values, right } = singularValues(matrix(K, d, means.data.map((x, i) => x - centre[i % d])))
  let sum = 0
  let c = 0
  counts.forEach((n, k) => {
    for (const end = c + n; c < end; c++) {
      for (let j = 0; j < Math.min(d, K - 1); j++) {
        if (values[j] <= 1e-6 * values[0]) continue
        let along = 0
        for (let i = 0; i < d; i++) along += right.data[i * right.cols + j] * (H.data[i * H.cols + c] - means.data[k * d + i])
        sum += (along / values[j]) ** 2
      }
    }
  })
  return sum / H.cols
}

describe('within-class spread', () => {
  it.each([
    [[7, 3, 2, 1], 6],
    [[40, 1, 1, 1, 1], 3],
    [[2, 9], 5],
    [[1, 1, 30], 1],
  ])('takes both global means from one decomposition, counts %j in %i dimensions', (counts, d) => {
    const N = counts.reduce((a, b) => a + b, 0)
    const at = stateOf(matrix(d, N, Array.from({ length: d * N }, (_, i) => gaussian(N, [0, d, i, 0]))), counts)
    // Against the largest of what is subtracted, K times the result: a few hundred roundings of it.
    const close = (weighting: Weighting, shares: readonly number[]) => {
      const expected = traceByDefinition(at, shares)
      expect(Math.abs(nc1Trace(at, weighting).value! / expected - 1)).toBeLessThan(1e-12)
      return expected
    }
    const weighted = close('weighted', counts.map((n) => n / N))
    const unweighted = close('unweighted', counts.map(() => 1 / counts.length))
    expect(weighted).toBeLessThan(unweighted)
  })

  it('takes both where two classes have one mean', () => {
    // Both at (1, 0): the decomposition has rank one less.
    const counts = [3, 1, 2]
    const at = stateOf(fromRows([[0.5, 1.5, 1, 1, -1, -3], [0.25, -0.25, 0, 0, 2, 2]]), counts)
    expect(nc1Trace(at, 'weighted').value).toBeCloseTo(traceByDefinition(at, counts.map((n) => n / 6)), 14)
    expect(nc1Trace(at, 'unweighted').value).toBeCloseTo(traceByDefinition(at, [1 / 3, 1 / 3, 1 / 3]), 14)
  })

  it('agrees with a case done by hand', () => {
    // S_W = diag(1, 9), S_B = diag(4, 0): trace(S_W S_B⁺)/K = 1/8, traces 10/4; v = 10 each, distance² 16.
    expect(nc1Trace(state, 'weighted').value).toBeCloseTo(1 / 8, 15)
    expect(nc1Quotient(state, 'weighted').value).toBeCloseTo(10 / 4, 15)
    expect(classDistanceNormalisedVariance(state, false).value).toBeCloseTo(10 / 16, 15)
    expect(classDistanceNormalisedVariance(state, true).value).toBeCloseTo(20 / 16, 15)
  })

  it('does not blow up when two classes have merged but for rounding', () => {
    // Classes 2 and 3 differ by 1e-9 in the second axis: that direction is left out.
    const merged = stateOf(fromRows([[1.9, 2.1, -1, -1, -1, -1], [0, 0, 0.1, -0.1, 0.1 + 1e-9, -0.1 + 1e-9]]), [2, 2, 2])
    expect(nc1Trace(merged, 'unweighted').value).toBeLessThan(0.01)
  })

  it('says why it is not defined', () => {
    const single = stateOf(fromRows([[1, -1]]), [1, 1])
    for (const { value } of [nc1Trace(single, 'weighted'), nc1Quotient(single, 'weighted'), classDistanceNormalisedVariance(single, false)]) {
      expect(value).toBeNull()
    }
    expect(classDistanceNormalisedVariance(stateOf(fromRows([[1, 2, -1]]), [2, 1]), true)).toEqual({
      value: null,
      reason: 'a class has one sample: its variance has no unbiased estimate',
    })
    const onePoint = stateOf(fromRows([[1, -1, 1, -1]]), [2, 2])
    expect(nc1Trace(onePoint, 'weighted')).toEqual({ value: null, reason: 'the class means coincide' })
    expect(nc1Quotient(onePoint, 'unweighted').value).toBeNull()
    expect(classDistanceNormalisedVariance(onePoint, false)).toEqual({ value: null, reason: 'two class means coincide' })
  })

  it('is zero where theory puts every sample at its mean, one column a class included', () => {
    const collapsed = collapsedState(matrix(2, 1), fromRows([[1], [-1]]), [1, 1])
    expect(nc1Trace(collapsed, 'weighted')).toEqual({ value: 0 })
    expect(nc1Quotient(collapsed, 'weighted')).toEqual({ value: 0 })
    expect(classDistanceNormalisedVariance(collapsed, false)).toEqual({ value: 0 })
  })
})
