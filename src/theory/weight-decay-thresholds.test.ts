import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convexOptimum } from './convex-optimum.ts'
import type { ConvexProblem } from './convex-problem.ts'
import fixture from './fixtures/weight-decay.json'
import { factsAt, regimeOf } from './two-group-lines.ts'
import { mergingImbalance, weightDecaySides, type LineOptions, type TwoGroups } from './weight-decay-lines.ts'
import { decayThresholds, imbalanceThresholds, zeroLambda } from './weight-decay-thresholds.ts'
import { weightDecayProblem } from './weight-decay.ts'

function problemOf(counts: readonly number[], lambda: number, bias = 'none'): ConvexProblem {
  const values = { lambdaW: lambda, lambdaH: lambda, lambdaB: 0.01 }
  return weightDecayProblem({ model: 'weightDecay', counts, dimension: counts.length, values, choices: { bias } })
}

function countsOf({ majorityClasses, minorityClasses, majorityCount, minorityCount }: TwoGroups): number[] {
  return Array.from({ length: majorityClasses + minorityClasses }, (_, k) => (k < majorityClasses ? majorityCount : minorityCount))
}

function regimeAt(two: TwoGroups, lambda: number, options?: LineOptions): string {
  const { zero, ...facts } = factsAt(weightDecaySides(two, options), lambda)
  // Told apart more finely than by the regime's name: all that merges or vanishes.
  return zero ? 'zero' : `${regimeOf({ zero, ...facts })} ${JSON.stringify(facts)}`
}

const anySetting = fc.record({
  majorityClasses: fc.integer({ min: 1, max: 5 }),
  minorityClasses: fc.integer({ min: 1, max: 5 }),
  minorityCount: fc.integer({ min: 1, max: 50 }),
})

describe('decayThresholds', () => {
  const { KA, KB, nA, nB, ...lines } = fixture.phase_lines
  const two = { majorityClasses: KA, minorityClasses: KB, majorityCount: nA, minorityCount: nB }

  it.each([['none', lines.minority_vanish], ['free', lines.minority_vanish_with_bias]] as const)(
    'agrees with the reference lines: bias %s',
    (bias, vanishing) => {
      const thresholds = decayThresholds(problemOf(countsOf(two), 1e-3, bias), { lambdaW: 1e-3, lambdaH: 4e-3 })
      const values = thresholds.filter(({ parameter }) => parameter === 'lambda').map(({ value }) => value)
      expect(values).toHaveLength(3)
      // The reference carries nine digits, with a bias six.
      ;[lines.minority_coincide, vanishing, lines.all_zero].forEach((line, i) => {
        expect(Math.abs(values[i] - line)).toBeLessThan(bias === 'none' ? 1e-9 : 6e-8)
      })
      const ofW = thresholds.filter(({ parameter }) => parameter === 'lambdaW')
      ofW.forEach(({ value }, i) => expect(Math.sqrt(value * 4e-3)).toBeCloseTo(values[i], 15))
      const ofH = thresholds.filter(({ parameter }) => parameter === 'lambdaH')
      ofH.forEach(({ value }, i) => expect(Math.sqrt(value * 1e-3)).toBeCloseTo(values[i], 15))
    },
  )

  it('agrees with the reference R0 of every row', () => {
    for (const { KA: a, KB: b, nB: n, lam, R0 } of fixture.rows) {
      if (a === undefined || b === undefined || n === undefined || lam === undefined) continue
      const value = mergingImbalance({ majorityClasses: a, minorityClasses: b, minorityCount: n }, lam)
      expect(Math.abs((value ?? NaN) / (R0 ?? NaN) - 1)).toBeLessThan(1e-12)
    }
  })

  it('finds where everything is zero for any counts, with a bias or without', () => {
    const anyBias = fc.constantFrom('none', 'free', 'penalised')
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 2, maxLength: 6 }), anyBias, (counts, bias) => {
        const lambda = zeroLambda(problemOf(counts, 1, bias))
        const at = (factor: number) => convexOptimum(problemOf(counts, lambda * factor, bias))
        const nothing = convexOptimum({ ...problemOf(counts, 0, bias), radius: 0 }).objective
        // Below the line something is better than zero, above it nothing is.
        expect(at(0.999).objective).toBeLessThan(nothing)
        expect(at(1.001).gap).toBeLessThan(1e-12)
        expect(Math.abs(at(1.001).objective - nothing)).toBeLessThan(1e-13)
        if (bias === 'none') expect(nothing).toBeCloseTo(Math.log(counts.length), 14)
      }),
      { numRuns: 40 },
    )
  })

  it('switches the facts of two groups, whatever weight and bias', () => {
    const anyOptions = fc.record({ weight: fc.constantFrom(1, 3, 40), bias: fc.constantFrom('none', 'free', 'penalised') })
    fc.assert(
      fc.property(anySetting, fc.integer({ min: 1, max: 2000 }), anyOptions, (setting, more, { weight, bias }) => {
        const here = { ...setting, majorityCount: setting.minorityCount + more }
        const counts = countsOf(here)
        const weights = counts.map((_, k) => (k < here.majorityClasses ? 1 : weight))
        const values = { lambdaW: 1, lambdaH: 1, lambdaB: 0.01 }
        const problem = weightDecayProblem({ model: 'weightDecay', counts, weights, dimension: 9, values, choices: { bias } })
        for (const { parameter, value } of decayThresholds(problem, { lambdaW: 1, lambdaH: 1 })) {
          if (parameter !== 'lambda') continue
          const at = (lambda: number) => regimeAt(here, lambda, { weight, biasDecay: problem.biasDecay })
          expect(at(value * (1 - 1e-9))).not.toBe(at(value * (1 + 1e-9)))
        }
      }),
    )
  })
})

describe('imbalanceThresholds', () => {
  const anyOptions = fc.record({ weight: fc.constantFrom(1, 1, 3, 40), biasDecay: fc.constantFrom(undefined, undefined, 0, 0.01) })

  it('are exactly where the facts switch', () => {
    const anyLambda = fc.double({ min: -9, max: -0.5, noNaN: true }).map(Math.exp)
    fc.assert(
      fc.property(anySetting, anyLambda, anyOptions, (setting, lambda, options) => {
        const at = (R: number): string => regimeAt({ ...setting, majorityCount: R * setting.minorityCount }, lambda, options)
        const thresholds = imbalanceThresholds(setting, { lambdaW: lambda, lambdaH: lambda }, options)
        const values = thresholds.map(({ value }) => value).filter((R) => R > 1.000001)
        for (const R of values) expect(at(R * (1 - 1e-7))).not.toBe(at(R * (1 + 1e-7)))
        // Between them nothing switches.
        const ends = [1.000001, ...values, 1e9]
        for (let i = 0; i + 1 < ends.length; i++) {
          const [low, high] = [ends[i] * (1 + 1e-7), ends[i + 1] * (1 - 1e-7)]
          if (low >= high) continue
          const regimes = [low, low ** 0.7 * high ** 0.3, Math.sqrt(low * high), high].map(at)
          expect(new Set(regimes).size).toBe(1)
        }
      }),
      { numRuns: 100 },
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

  it('scales R₀ by the weight of the minority', () => {
    const setting = { majorityClasses: 2, minorityClasses: 3, minorityCount: 20 }
    const first = (weight: number) =>
      imbalanceThresholds(setting, { lambdaW: 1e-3, lambdaH: 1e-3 }, { weight }).find(({ symbol }) => symbol === 'R₀')?.value
    expect(first(7)).toBeCloseTo(7 * (first(1) ?? NaN), 9)
  })
})
