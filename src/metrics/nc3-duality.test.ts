import { describe, expect, it } from 'vitest'
import { fromRows, matrix } from '../math/matrix.ts'
import { collapsedState } from './measured-state.ts'
import { nc3Product, nc3SelfDuality, nc3SelfDualitySquared, nc3Uncentred } from './nc3-duality.ts'

const means = fromRows([[3, 1], [1, 1]])

describe('self-duality', () => {
  it('is zero when classifiers are the centred means but for a factor', () => {
    const state = collapsedState(fromRows([[7, 0], [-7, 0]]), means, [5, 5])
    expect(nc3SelfDuality(state, 'weighted').value).toBeCloseTo(0, 15)
    expect(nc3Product(state, 'weighted').value).toBeCloseTo(0, 15)
    // Uncentred means add (2, 1) to both: W Mᵀ is proportional to [[3, 1], [−3, −1]].
    const s = Math.sqrt(20)
    expect(nc3Uncentred(state).value).toBeCloseTo(Math.hypot(3 / s - 0.5, 1 / s + 0.5, -3 / s + 0.5, -1 / s - 0.5), 14)
  })

  it('is largest when they are opposed', () => {
    const state = collapsedState(fromRows([[-7, 0], [7, 0]]), means, [5, 5])
    expect(nc3SelfDuality(state, 'unweighted').value).toBeCloseTo(2, 15)
    expect(nc3SelfDualitySquared(state, 'unweighted').value).toBeCloseTo(4, 14)
  })

  it('says which side is missing', () => {
    expect(nc3SelfDuality(collapsedState(matrix(2, 2), means, [5, 5]), 'weighted')).toEqual({ value: null, reason: 'all classifiers are zero' })
    const coincident = collapsedState(means, fromRows([[1, 1], [1, 1]]), [5, 5])
    expect(nc3SelfDualitySquared(coincident, 'weighted')).toEqual({ value: null, reason: 'the class means coincide' })
  })
})
