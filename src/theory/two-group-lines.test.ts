import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convexOptimum } from './convex-optimum.ts'
import fixture from './fixtures/weight-decay.json'
import { exchanged, factsAt, regimeOf, vanishedMargin, vanishedState, vanishingLambda, zeroLambda, type TwoSides } from './two-group-lines.ts'
import { weightDecaySides } from './weight-decay-lines.ts'
import { zeroLambda as zeroOf } from './weight-decay-thresholds.ts'

const anyCounts = fc.record({
  majorityClasses: fc.integer({ min: 1, max: 6 }),
  minorityClasses: fc.integer({ min: 1, max: 6 }),
  minorityCount: fc.integer({ min: 1, max: 50 }),
  majorityCount: fc.integer({ min: 51, max: 5000 }),
})
const anyOptions = fc.record({ weight: fc.constantFrom(1, 1, 3, 40), biasDecay: fc.constantFrom(undefined, 0, 1e-3, 0.3) })

function problemOf({ majority, minority, biasDecay }: TwoSides, lambda: number) {
  const classes = Array.from({ length: majority.classes + minority.classes }, (_, k) => k)
  const groups = [
    { ...majority, members: classes.slice(0, majority.classes) },
    { ...minority, members: classes.slice(majority.classes) },
  ]
  return { groups, loss: 'crossEntropy' as const, lambda, radius: Infinity, biasDecay }
}

describe('the lines of two groups', () => {
  it('zero: √n_A/N for two majority classes or more without weights, else the secular root', () => {
    fc.assert(
      fc.property(anyCounts, (two) => {
        const { majorityClasses: KA, minorityClasses: KB, majorityCount: nA, minorityCount: nB } = two
        const N = KA * nA + KB * nB
        const expected = KA > 1 ? Math.sqrt(nA) / N : Math.sqrt((nB + KB * nA) / (1 + KB)) / N
        expect(Math.abs(zeroLambda(weightDecaySides(two)) / expected - 1)).toBeLessThan(1e-13)
        // "An unpenalised bias moves neither the first line nor the last."
        if (KA > 1) expect(Math.abs(zeroLambda(weightDecaySides(two, { biasDecay: 0 })) / expected - 1)).toBeLessThan(1e-13)
      }),
    )
  })

  it('zero: the spectral norm of the gradient at zero, with the best bias', () => {
    fc.assert(
      fc.property(anyCounts, anyOptions, (counts, options) => {
        const two = weightDecaySides(counts, options)
        expect(Math.abs(zeroLambda(two) / zeroOf(problemOf(two, 1)) - 1)).toBeLessThan(1e-12)
      }),
    )
  })

  it('vanishing: below zero, and exactly where the convex optimum loses the minority', () => {
    fc.assert(
      fc.property(anyCounts, anyOptions, (counts, options) => {
        const two = weightDecaySides(counts, options)
        const line = vanishingLambda(two)
        fc.pre(line !== null && line < zeroLambda(two) * 0.999)
        const lambda = line ?? NaN
        expect(factsAt(two, lambda * (1 + 1e-9)).minorityVanished).toBe(true)
        expect(factsAt(two, lambda * (1 - 1e-9)).minorityVanished).toBe(false)
        // Beyond the line the step-by-step solver finds no core at all, before it finds one.
        const coreAt = (x: number) => convexOptimum(problemOf(two, x)).point.a.core.data.some((entry) => Math.abs(entry) > 1e-9)
        expect(coreAt(lambda * 1.001)).toBe(false)
        expect(coreAt(lambda * 0.999)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('vanishing: the reference lines, with an unpenalised bias as well', () => {
    const { KA, KB, nA, nB, minority_vanish, minority_vanish_with_bias } = fixture.phase_lines
    const two = { majorityClasses: KA, minorityClasses: KB, majorityCount: nA, minorityCount: nB }
    // The reference carries nine digits, with a bias six.
    expect(Math.abs((vanishingLambda(weightDecaySides(two)) ?? NaN) - minority_vanish)).toBeLessThan(1e-9)
    const withBias = vanishingLambda(weightDecaySides(two, { biasDecay: 0 }))
    expect(Math.abs((withBias ?? NaN) - minority_vanish_with_bias)).toBeLessThan(6e-8)
    // A light penalty on the bias is like none, a heavy one like no bias.
    const [light, heavy] = [1e-9, 1e9].map((biasDecay) => vanishingLambda(weightDecaySides(two, { biasDecay })) ?? NaN)
    expect(Math.abs(light - (withBias ?? NaN))).toBeLessThan(1e-8)
    expect(Math.abs(heavy - minority_vanish)).toBeLessThan(2e-9)
  })

  it('the margin of the majority alone solves its equation', () => {
    const two = weightDecaySides({ majorityClasses: 2, minorityClasses: 2, majorityCount: 20, minorityCount: 5 })
    const a = vanishedMargin(two, 0.08) ?? NaN
    const [own, half] = [Math.exp(-a), Math.exp(-a / 2)]
    expect((2 * own + 2 * half) / (1 + own + 2 * half)).toBeCloseTo((0.08 * 50) / Math.sqrt(20), 14)
    expect(vanishedMargin(two, 0.09)).toBeNull()
  })

  it('an unpenalised bias balances the flows between the groups', () => {
    const two = weightDecaySides({ majorityClasses: 3, minorityClasses: 2, majorityCount: 50, minorityCount: 4 }, { biasDecay: 0 })
    for (const a of [0, 1, 10, 100]) {
      const { minority, majority } = vanishedState(two, a)
      expect(Math.abs((two.majority.share * minority) / (two.minority.share * majority) - 1)).toBeLessThan(1e-12)
    }
  })

  it('merges the majority first where the weight outdoes the counts', () => {
    // w√n_B > √n_A: 5·√5 > √20.
    const two = weightDecaySides({ majorityClasses: 2, minorityClasses: 2, majorityCount: 20, minorityCount: 5 }, { weight: 5 })
    const total = 40 + 50
    const majorityLine = Math.sqrt(20) / total
    const minorityLine = (5 * Math.sqrt(5)) / total
    expect(regimeOf(factsAt(two, majorityLine * 0.9999))).toBe('separated')
    expect(regimeOf(factsAt(two, majorityLine * 1.0001))).toBe('majorityMerged')
    expect(regimeOf(factsAt(two, minorityLine * 0.9999))).toBe('majorityVanished')
    expect(regimeOf(factsAt(two, minorityLine * 1.0001))).toBe('zero')
    expect(regimeOf(factsAt(exchanged(two), majorityLine * 1.0001))).toBe('minorityMerged')
  })
})
