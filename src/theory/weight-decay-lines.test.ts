import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minorityVanishes, nonzeroImbalances, vanishedMargin, vanishingLambda, zeroLambda, type TwoGroups } from './weight-decay-lines.ts'

const anyCounts = fc.record({
  majorityClasses: fc.integer({ min: 1, max: 6 }),
  minorityClasses: fc.integer({ min: 1, max: 6 }),
  minorityCount: fc.integer({ min: 1, max: 50 }),
  majorityCount: fc.integer({ min: 51, max: 5000 }),
})

function groupsOf({ majorityClasses, minorityClasses, majorityCount, minorityCount }: TwoGroups) {
  const classes = Array.from({ length: majorityClasses + minorityClasses }, (_, k) => k)
  return [
    { members: classes.slice(0, majorityClasses), count: majorityCount },
    { members: classes.slice(majorityClasses), count: minorityCount },
  ]
}

describe('the lines of weight decay', () => {
  it('zero: √n_A/N for two majority classes or more, else the secular root', () => {
    fc.assert(
      fc.property(anyCounts, (two) => {
        const { majorityClasses: KA, minorityClasses: KB, majorityCount: nA, minorityCount: nB } = two
        const N = KA * nA + KB * nB
        const expected = KA > 1 ? Math.sqrt(nA) / N : Math.sqrt((nB + KB * nA) / (1 + KB)) / N
        expect(Math.abs(zeroLambda(groupsOf(two)) / expected - 1)).toBeLessThan(1e-13)
      }),
    )
  })

  it('vanishing: at or below zero, and a fixed point of the test for it', () => {
    fc.assert(
      fc.property(anyCounts, (two) => {
        const line = vanishingLambda(two)
        expect(line).toBeLessThanOrEqual(zeroLambda(groupsOf(two)) * (1 + 1e-12))
        expect(minorityVanishes(two, line * (1 + 1e-10))).toBe(true)
        expect(minorityVanishes(two, line * (1 - 1e-10))).toBe(false)
      }),
    )
  })

  it('the margin of the majority alone solves its equation', () => {
    const two = { majorityClasses: 2, minorityClasses: 2, majorityCount: 20, minorityCount: 5 }
    const a = vanishedMargin(two, 0.08) ?? NaN
    const [own, half] = [Math.exp(-a), Math.exp(-a / 2)]
    expect((2 * own + 2 * half) / (1 + own + 2 * half)).toBeCloseTo((0.08 * 50) / Math.sqrt(20), 14)
    expect(vanishedMargin(two, 0.09)).toBeNull()
  })

  it('imbalances with anything but zero: the ends are on the zero line', () => {
    const anyLambda = fc.double({ min: -9, max: -0.5, noNaN: true }).map(Math.exp)
    fc.assert(
      fc.property(anyCounts, anyLambda, (two, lambda) => {
        const range = nonzeroImbalances(two, lambda)
        fc.pre(range !== null && range[0] > 1e-3)
        for (const R of range ?? []) {
          if (R < 1) continue
          const at = groupsOf({ ...two, majorityCount: R * two.minorityCount })
          expect(Math.abs(zeroLambda(at) / lambda - 1)).toBeLessThan(1e-10)
        }
      }),
    )
  })
})
