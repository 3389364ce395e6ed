import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { toRows, type Matrix } from '../math/matrix.ts'
import { convexOptimum } from './convex-optimum.ts'
import { generalPrediction } from './general-prediction.ts'
import type { ConvexProblem } from './convex-problem.ts'
import fixture from './fixtures/weight-decay.json'
import { sidesOf } from './two-group-lines.ts'
import { twoGroupOptimum } from './two-group-optimum.ts'
import { budgetOptimum, twoGroupPrediction } from './two-group-prediction.ts'

const rows = fixture.rows.filter((row) => row.type === 'imbalanced')

/** Two groups, kept apart also when they are alike; w weighs the minority. */
function groupsOf(KA: number, KB: number, nA: number, nB: number, w: number, isBudget: boolean) {
  const classes = Array.from({ length: KA + KB }, (_, k) => k)
  const total = KA * nA + w * KB * nB
  return [
    { members: classes.slice(0, KA), share: nA / total, scale: isBudget ? 1 : Math.sqrt(nA) },
    { members: classes.slice(KA), share: (w * nB) / total, scale: isBudget ? 1 : Math.sqrt(nB) },
  ]
}

function decayed(KA: number, KB: number, nA: number, nB: number, lambda: number): ConvexProblem {
  return { groups: groupsOf(KA, KB, nA, nB, 1, false), loss: 'crossEntropy', lambda, radius: Infinity }
}

const predicted = (KA: number, KB: number, nA: number, nB: number, lambda: number) =>
  twoGroupPrediction(decayed(KA, KB, nA, nB, lambda), 1)

function cosine(rowsOf: Matrix, j: number, k: number): number {
  const { data, rows: K } = gramOfRows(rowsOf)
  return data[j * K + k] / Math.sqrt(data[j * K + j] * data[k * K + k])
}

function expectClose(value: number, reference: number): void {
  // The reference carries 1e-14 or so; 1e-9 relative is what is asked of it.
  expect(Math.abs(value - reference)).toBeLessThanOrEqual(1e-9 * Math.max(1e-3, Math.abs(reference)))
}

const sizes = {
  KA: fc.integer({ min: 1, max: 6 }),
  KB: fc.integer({ min: 1, max: 6 }),
  nB: fc.double({ min: 0, max: 5, noNaN: true }).map((x) => Math.ceil(Math.exp(x))),
  more: fc.double({ min: 0, max: 8, noNaN: true }).map((x) => Math.ceil(Math.exp(x))),
  w: fc.constantFrom(1, 1, 0.3, 4, 30),
  biasDecay: fc.constantFrom(undefined, 0, 1e-3, 0.3),
}

/** Weight decay and budgets, with and without a bias, either side the stronger. */
const anyProblem: fc.Arbitrary<ConvexProblem> = fc
  .record({ ...sizes, lambda: fc.double({ min: -10, max: 0, noNaN: true }).map(Math.exp), isBudget: fc.boolean() })
  .map(({ KA, KB, nB, more, w, biasDecay, lambda, isBudget }) => {
    const groups = groupsOf(KA, KB, nB + more, nB, w, isBudget)
    const radius = 10 * (KA + KB) * Math.sqrt(lambda)
    return { groups, loss: 'crossEntropy', biasDecay, ...(isBudget ? { lambda: 0, radius } : { lambda, radius: Infinity }) }
  })

describe('twoGroupPrediction', () => {
  it.each(rows)('agrees with the reference: K_A = $KA, K_B = $KB, n_A = $nA, n_B = $nB', (row) => {
    const { KA = 0, KB = 0, nA = 0, nB = 0, lam = 0 } = row
    const optimum = twoGroupOptimum(sidesOf(decayed(KA, KB, nA, nB, lam)), lam)
    for (const key of ['a', 'e', 'x', 'y'] as const) expectClose(optimum[key], row[key] ?? NaN)
    const { classifiers, means, objective, gap, regime } = predicted(KA, KB, nA, nB, lam)
    expect(regime).toBe('separated')
    expect(gap).toBeLessThanOrEqual(1e-14)
    expectClose(objective, row.F ?? NaN)
    expect(Math.abs(objective / row.check.F - 1)).toBeLessThan(1e-7)
    const [w, h] = [gramOfRows(classifiers).data, gramOfRows(means).data]
    const K = KA + KB
    const last = K * K - 1
    expectClose(w[0], row.w2_majority ?? NaN)
    expectClose(w[last], row.w2_minority ?? NaN)
    expectClose(h[0], row.h2_majority ?? NaN)
    expectClose(h[last], row.h2_minority ?? NaN)
    expectClose(cosine(classifiers, 0, 1), row.cos_w_majority ?? NaN)
    expectClose(cosine(classifiers, K - 2, K - 1), row.cos_w_minority ?? NaN)
    expectClose(cosine(classifiers, 0, K - 1), row.cos_w_cross ?? NaN)
    expectClose(cosine(means, 0, 1), row.cos_h_majority ?? NaN)
    expectClose(cosine(means, K - 2, K - 1), row.cos_h_minority ?? NaN)
    expectClose(cosine(means, 0, K - 1), row.cos_h_cross ?? NaN)
  })

  it('agrees with the general convex problem, certificate included', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const { objective, gap } = twoGroupPrediction(problem, 1)
        expect(gap).toBeLessThanOrEqual(1e-12 * objective)
        const general = convexOptimum(problem)
        expect(Math.abs(objective - general.objective)).toBeLessThanOrEqual(1e-12 * objective + general.gap)
      }),
      { numRuns: 100 },
    )
  })

  it('names the regime that the general solver finds, and the same bias', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const [reduced, general] = [twoGroupPrediction(problem, 1), generalPrediction(problem, 1)]
        // The general solver stops within 1e-13 of the objective: flat directions are known to a few digits only.
        reduced.bias?.forEach((b, g) => expect(Math.abs(b - (general.bias?.[g] ?? 0))).toBeLessThan(1e-3 * (1 + Math.abs(b))))
        const isNamed = ['zero', 'minorityVanished', 'minorityMerged'].includes(reduced.regime)
        if (general.regime === 'zero' || general.regime === 'minorityMerged') expect(isNamed).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('meets a budget to rounding', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        fc.pre(problem.radius < Infinity)
        expect(Math.abs(budgetOptimum(problem).norm / problem.radius - 1)).toBeLessThan(1e-12)
      }),
    )
  })

  it('merges the minority exactly at R0', () => {
    const [KA, KB, nB, lambda] = [2, 2, 20, 2.3e-3]
    const R0 = (1 / (lambda * Math.sqrt(nB)) - KB) / KA
    expect(R0).toBeCloseTo(47.61, 3)
    const before = predicted(KA, KB, nB * R0 * (1 - 1e-9), nB, lambda)
    const after = predicted(KA, KB, nB * R0 * (1 + 1e-9), nB, lambda)
    expect([before.regime, after.regime]).toEqual(['separated', 'minorityMerged'])
    const [, , third, fourth] = toRows(after.classifiers)
    expect(third).toEqual(fourth)
    expect(toRows(before.classifiers)[2]).not.toEqual(toRows(before.classifiers)[3])
    // The singular value e rises like the distance to the line: its square root is seen in W.
    expect(Math.abs(cosine(before.classifiers, 2, 3) - 1)).toBeLessThan(1e-6)
    expect(Math.abs(before.objective - after.objective)).toBeLessThan(1e-8)
  })

  it('goes through all phases as λ rises', () => {
    const lines = fixture.phase_lines
    const at = (lambda: number) => predicted(lines.KA, lines.KB, lines.nA, lines.nB, lambda)
    // The reference lines carry nine digits.
    const phases = [
      at(lines.minority_coincide * 0.999999),
      at(lines.minority_coincide * 1.000001),
      at(lines.minority_vanish * 0.999999),
      at(lines.minority_vanish * 1.000001),
      at(lines.all_zero * 0.999999),
      at(lines.all_zero * 1.000001),
    ]
    expect(phases.map(({ regime }) => regime)).toEqual([
      'separated', 'minorityMerged', 'minorityMerged', 'minorityVanished', 'minorityVanished', 'zero',
    ])
    expect(toRows(phases[3].classifiers).slice(2).flat().every((x) => x === 0)).toBe(true)
    expect(toRows(phases[3].means).slice(2).flat().every((x) => x === 0)).toBe(true)
    expect(toRows(phases[3].classifiers)[0].some((x) => x !== 0)).toBe(true)
    expect(toRows(phases[5].classifiers).flat().every((x) => x === 0)).toBe(true)
  })

  it('knows no merging of a single class', () => {
    expect(predicted(1, 1, 30, 2, 0.05).regime).toBe('separated')
    expect(predicted(3, 1, 30, 2, 0.02).regime).toBe('separated')
    expect(predicted(3, 1, 30, 2, 0.055).regime).toBe('minorityVanished')
    expect(predicted(1, 3, 30, 2, 0.05).regime).toBe('minorityMerged')
    expect(predicted(1, 3, 30, 2, 0.2).regime).toBe('zero')
  })
})
