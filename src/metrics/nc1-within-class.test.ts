import { describe, expect, it } from 'vitest'
import { fromRows, matrix, type Matrix } from '../math/matrix.ts'
import { classDistanceNormalisedVariance } from './class-distance-normalised-variance.ts'
import { collapsedState, measuredState } from './measured-state.ts'
import { nc1Quotient, nc1Trace } from './nc1-within-class.ts'

function stateOf(features: Matrix, counts: readonly number[]) {
  return measuredState({ classifiers: matrix(counts.length, features.rows), features, counts })
}

// Means (±2, 0); spread ±1 along the first axis and ±3 along the second, which no mean uses.
const features = fromRows([[1, 3, -1, -3], [3, -3, 3, -3]])
const state = stateOf(features, [2, 2])

describe('within-class spread', () => {
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
