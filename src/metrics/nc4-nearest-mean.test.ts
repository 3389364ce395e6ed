import { describe, expect, it } from 'vitest'
import { fromRows } from '../math/matrix.ts'
import { collapsedState, measuredState } from './measured-state.ts'
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

describe('logits at the global mean', () => {
  it('adds the bias', () => {
    const state = collapsedState(fromRows([[1], [2]]), fromRows([[3], [1]]), [3, 1], Float64Array.of(0, -1))
    // Weighted mean 2.5: logits 2.5 and 4; unweighted 2: logits 2 and 3.
    expect(nc4Bias(state, 'weighted').value).toBeCloseTo(Math.hypot(2.5, 4), 15)
    expect(nc4Bias(state, 'unweighted').value).toBeCloseTo(Math.hypot(2, 3), 15)
    expect(nc4Bias({ ...state, bias: null }, 'unweighted').value).toBeCloseTo(Math.hypot(2, 4), 15)
  })
})
