import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aliveBelow, aliveBranch, directionCost, spinodal } from './deep-squared-error-branch.ts'
import fixture from './fixtures/optima.json'

const thresholds = fixture.tests.find(({ id }) => id === 'mse thresholds')?.expected as unknown as Record<
  string,
  Record<string, number>
>

const anyDepth = fc.integer({ min: 1, max: 12 })
const below = fc.double({ min: 1e-9, max: 0.999, noNaN: true })

describe('aliveBelow and spinodal', () => {
  it.each(['1', '2', '3', '4', '5', '6', '7'])('agree with the reference at M = %s', (key) => {
    const [M, expected] = [Number(key), thresholds[key]]
    expect(aliveBelow(M)).toBeCloseTo(expected.global_thr_beta, 14)
    expect(spinodal(M)).toBeCloseTo(expected.spinodal_beta, 14)
    if (M === 1) return
    const x = aliveBranch(aliveBelow(M), M) ?? NaN
    expect(x).toBeCloseTo(expected.x_at_global_thr, 13)
    expect(x ** M / (1 + x ** M)).toBeCloseTo(expected.logit_at_global_thr, 13)
    // The branch ends with a vertical tangent: an offset of 1e-14 in β is one of 1e-7 in x.
    const end = aliveBranch(spinodal(M) * (1 - 1e-14), M) ?? NaN
    expect(Math.abs(end - expected.x_at_spinodal)).toBeLessThan(1e-6)
  })
})

describe('aliveBranch', () => {
  it('solves M x^{M−1} = β(1 + x^M)² to rounding and is a minimum', () => {
    fc.assert(
      fc.property(anyDepth, below, (M, share) => {
        const beta = share * spinodal(M)
        const x = aliveBranch(beta, M) ?? NaN
        // 20 roundings of a logarithm of at most 60.
        expect(Math.abs((beta * (1 + x ** M) ** 2) / (M * x ** (M - 1)) - 1)).toBeLessThan(1e-12)
        const here = directionCost(x, beta, M)
        for (const factor of [0.99, 1.01]) expect(directionCost(x * factor, beta, M)).toBeGreaterThanOrEqual(here * (1 - 1e-15))
      }),
    )
  })

  it('is below zero’s cost exactly up to the threshold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), below, (M, share) => {
        const alive = share * 0.9999 * aliveBelow(M)
        expect(directionCost(aliveBranch(alive, M) ?? NaN, alive, M)).toBeLessThan(1)
        const metastable = aliveBelow(M) + share * (spinodal(M) - aliveBelow(M))
        expect(directionCost(aliveBranch(metastable, M) ?? NaN, metastable, M)).toBeGreaterThan(1)
      }),
    )
  })

  it('ends at the spinodal', () => {
    fc.assert(
      fc.property(anyDepth, (M) => {
        expect(aliveBranch(spinodal(M) * (1 + 1e-12), M)).toBeNull()
        expect(aliveBranch(spinodal(M) * (1 - 1e-12), M)).not.toBeNull()
      }),
    )
  })
})
