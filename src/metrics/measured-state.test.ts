import { describe, expect, it } from 'vitest'
import { fromRows, matrix, toRows } from '../math/matrix.ts'
import { centredMeans, globalMean } from './global-mean.ts'
import { measuredState } from './measured-state.ts'

// Two classes of three and one samples in the plane.
const features = fromRows([[0, 1, 2, 5], [0, 0, 3, 7]])
const state = measuredState({ classifiers: matrix(2, 2), features, counts: [3, 1] })

describe('measuredState', () => {
  it('finds class means and scatter', () => {
    expect(toRows(state.means)).toEqual([[1, 1], [5, 7]])
    // (1 + 0 + 1) + (1 + 1 + 4).
    expect(Array.from(state.scatter)).toEqual([8, 0])
  })

  it('refuses what does not fit', () => {
    expect(() => measuredState({ classifiers: matrix(2, 2), features, counts: [3, 2] })).toThrow(RangeError)
    expect(() => measuredState({ classifiers: matrix(2, 3), features, counts: [3, 1] })).toThrow(RangeError)
  })
})

describe('globalMean', () => {
  it('counts samples or classes', () => {
    expect(Array.from(globalMean(state, 'weighted'))).toEqual([2, 2.5])
    expect(Array.from(globalMean(state, 'unweighted'))).toEqual([3, 4])
    expect(toRows(centredMeans(state, 'unweighted'))).toEqual([[-2, -3], [2, 3]])
  })
})
