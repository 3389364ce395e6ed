import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { strength } from './two-group-lines.ts'
import { majorityImbalances, mergingImbalance, weightDecaySides } from './weight-decay-lines.ts'

const anySetting = fc.record({
  majorityClasses: fc.integer({ min: 2, max: 6 }),
  minorityClasses: fc.integer({ min: 2, max: 6 }),
  minorityCount: fc.integer({ min: 1, max: 50 }),
})
const anyLambda = fc.double({ min: -9, max: -0.5, noNaN: true }).map(Math.exp)
const anyWeight = fc.double({ min: 0.2, max: 50, noNaN: true })

describe('the imbalances at which classes merge', () => {
  it('are where λ is the strength ω/c of the side', () => {
    fc.assert(
      fc.property(anySetting, anyLambda, anyWeight, (setting, lambda, weight) => {
        const at = (R: number) => weightDecaySides({ ...setting, majorityCount: R * setting.minorityCount }, { weight })
        const merging = mergingImbalance(setting, lambda, weight) ?? NaN
        if (merging > 1e-3) expect(Math.abs(strength(at(merging).minority) / lambda - 1)).toBeLessThan(1e-10)
        // The roots are ill-conditioned where they meet.
        const range = majorityImbalances(setting, lambda, weight)
        fc.pre(range !== null && range[1] > 1.01 * range[0])
        for (const R of range ?? []) expect(Math.abs(strength(at(R).majority) / lambda - 1)).toBeLessThan(1e-10)
      }),
    )
  })

  it('do not exist for a side of one class', () => {
    const setting = { majorityClasses: 1, minorityClasses: 1, minorityCount: 9 }
    expect(mergingImbalance(setting, 0.01)).toBeNull()
    expect(majorityImbalances(setting, 0.01)).toBeNull()
    expect(majorityImbalances({ ...setting, majorityClasses: 3 }, 10)).toBeNull()
  })
})
