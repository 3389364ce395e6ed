import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrix } from '../math/matrix.ts'
import { dualityBound } from './duality-bound.ts'
import { predict } from './registry.ts'

const counts = [30, 30, 12, 5]
const values = { lambdaW: 4e-3, lambdaH: 1e-3 }
const optimum = predict({ model: 'weightDecay', counts, dimension: 3, values })

describe('dualityBound', () => {
  it('is below the optimum at any state', () => {
    const entries = fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { minLength: 24, maxLength: 24 })
    fc.assert(
      fc.property(entries, (x) => {
        const bound = dualityBound(matrix(4, 3, x.slice(0, 12)), matrix(4, 3, x.slice(12)), counts, 2e-3)
        expect(bound).toBeLessThanOrEqual((optimum?.objective ?? NaN) + 1e-15)
        expect(bound).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('is the optimum at the optimum', () => {
    if (optimum === null) throw new Error('no prediction')
    const bound = dualityBound(optimum.classifiers, optimum.means, counts, 2e-3)
    expect(Math.abs(bound / optimum.objective - 1)).toBeLessThan(1e-13)
  })

  it('is the logarithm of K at zero when everything is zero there', () => {
    expect(dualityBound(matrix(3, 2), matrix(3, 2), [4, 4, 4], 1)).toBeCloseTo(Math.log(3), 15)
  })
})
