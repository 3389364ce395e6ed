import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classGroups } from './class-groups.ts'
import fixture from './fixtures/weight-decay.json'
import { twoGroupWeightDecay } from './two-group-weight-decay.ts'
import { mergingImbalance, vanishingLambda, zeroLambda, type TwoGroups } from './weight-decay-lines.ts'
import { weightDecayOptimum } from './weight-decay-optimum.ts'
import { decayThresholds, imbalanceThresholds } from './weight-decay-thresholds.ts'

function groupsOf({ majorityClasses, minorityClasses, majorityCount, minorityCount }: TwoGroups) {
  const classes = Array.from({ length: majorityClasses + minorityClasses }, (_, k) => k)
  return [
    { members: classes.slice(0, majorityClasses), count: majorityCount },
    { members: classes.slice(majorityClasses), count: minorityCount },
  ]
}

function regimeAt(two: TwoGroups, lambda: number): string {
  return twoGroupWeightDecay(groupsOf(two), { lambdaW: lambda, lambdaH: lambda }).regime
}

const anySetting = fc.record({
  majorityClasses: fc.integer({ min: 1, max: 5 }),
  minorityClasses: fc.integer({ min: 1, max: 5 }),
  minorityCount: fc.integer({ min: 1, max: 50 }),
})

describe('decayThresholds', () => {
  const { KA, KB, nA, nB, ...lines } = fixture.phase_lines

  const groups = groupsOf({ majorityClasses: KA, minorityClasses: KB, majorityCount: nA, minorityCount: nB })

  it('agrees with the reference lines', () => {
    const thresholds = decayThresholds(groups, { lambdaW: 1e-3, lambdaH: 4e-3 })
    const values = thresholds.filter(({ parameter }) => parameter === 'lambda').map(({ value }) => value)
    // The reference carries nine digits.
    ;[lines.minority_coincide, lines.minority_vanish, lines.all_zero].forEach((line, i) => {
      expect(Math.abs(values[i] - line)).toBeLessThan(1e-9)
    })
    const ofW = thresholds.filter(({ parameter }) => parameter === 'lambdaW')
    ofW.forEach(({ value }, i) => expect(Math.sqrt(value * 4e-3)).toBeCloseTo(values[i], 15))
    const ofH = thresholds.filter(({ parameter }) => parameter === 'lambdaH')
    ofH.forEach(({ value }, i) => expect(Math.sqrt(value * 1e-3)).toBeCloseTo(values[i], 15))
  })

  it('agrees with the reference R0 of every row', () => {
    for (const { KA: a, KB: b, nB: n, lam, R0 } of fixture.rows) {
      if (a === undefined || b === undefined || n === undefined || lam === undefined) continue
      const value = mergingImbalance({ majorityClasses: a, minorityClasses: b, minorityCount: n }, lam)
      expect(Math.abs((value ?? NaN) / (R0 ?? NaN) - 1)).toBeLessThan(1e-12)
    }
  })

  it('finds where everything is zero for any counts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 2, maxLength: 6 }), (counts) => {
        const all = classGroups(counts)
        const lambda = zeroLambda(all)
        const below = weightDecayOptimum({ groups: all, lambda: lambda * 0.999 })
        // Below the line something is better than zero, above it nothing is.
        expect(below.objective).toBeLessThan(Math.log(counts.length))
        expect(weightDecayOptimum({ groups: all, lambda: lambda * 1.001 }).gap).toBeLessThan(1e-12)
        expect(weightDecayOptimum({ groups: all, lambda: lambda * 1.001 }).objective).toBeCloseTo(Math.log(counts.length), 14)
      }),
      { numRuns: 40 },
    )
  })

  it('says the vanishing line, also for a single majority class', () => {
    fc.assert(
      fc.property(anySetting, fc.integer({ min: 1, max: 2000 }), (setting, more) => {
        const two = { ...setting, majorityCount: setting.minorityCount + more }
        const lambda = vanishingLambda(two)
        expect(['separated', 'minorityMerged']).toContain(regimeAt(two, lambda * (1 - 1e-9)))
        expect(['minorityVanished', 'zero']).toContain(regimeAt(two, lambda * (1 + 1e-9)))
      }),
    )
  })
})

describe('imbalanceThresholds', () => {
  it('are exactly where the regime switches', () => {
    const anyLambda = fc.double({ min: -9, max: -0.5, noNaN: true }).map(Math.exp)
    fc.assert(
      fc.property(anySetting, anyLambda, (setting, lambda) => {
        const at = (R: number): string => regimeAt({ ...setting, majorityCount: R * setting.minorityCount }, lambda)
        const thresholds = imbalanceThresholds(setting, { lambdaW: lambda, lambdaH: lambda })
        const values = thresholds.map(({ value }) => value).filter((R) => R > 1.000001)
        for (const R of values) expect(at(R * (1 - 1e-7))).not.toBe(at(R * (1 + 1e-7)))
        // Between them nothing switches.
        const ends = [1.000001, ...values.toSorted((x, y) => x - y), 1e9]
        for (let i = 0; i + 1 < ends.length; i++) {
          const [low, high] = [ends[i] * (1 + 1e-7), ends[i + 1] * (1 - 1e-7)]
          if (low >= high) continue
          const regimes = [low, low ** 0.7 * high ** 0.3, Math.sqrt(low * high), high].map(at)
          expect(new Set(regimes).size).toBe(1)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('tells the story of the opening experiment', () => {
    const setting = { majorityClasses: 2, minorityClasses: 2, minorityCount: 20 }
    const [merging, vanishing, zero] = imbalanceThresholds(setting, { lambdaW: 2.3e-3, lambdaH: 2.3e-3 })
    expect(merging).toMatchObject({ parameter: 'imbalance', symbol: 'R₀', meaning: 'minority classifiers merge' })
    expect(merging.value).toBeCloseTo((1 / (2.3e-3 * Math.sqrt(20)) - 2) / 2, 12)
    expect(vanishing.symbol).toBe('R₁')
    expect(zero.symbol).toBe('R₂')
  })
})
