import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramOfRows, toRows, type Matrix } from '../math/matrix.ts'
import { classGroups } from './class-groups.ts'
import fixture from './fixtures/weight-decay.json'
import type { Prediction } from './prediction.ts'
import { twoGroupOptimum } from './two-group-optimum.ts'
import { twoGroupWeightDecay } from './two-group-weight-decay.ts'
import { weightDecayOptimum } from './weight-decay-optimum.ts'

const rows = fixture.rows.filter((row) => row.type === 'imbalanced')

function countsOf(KA: number, KB: number, nA: number, nB: number): number[] {
  return Array.from({ length: KA + KB }, (_, k) => (k < KA ? nA : nB))
}

/** Two groups kept apart also when their counts agree. */
function predicted(KA: number, KB: number, nA: number, nB: number, lambda: number): Omit<Prediction, 'thresholds'> {
  const classes = Array.from({ length: KA + KB }, (_, k) => k)
  const groups = [
    { members: classes.slice(0, KA), count: nA },
    { members: classes.slice(KA), count: nB },
  ]
  return twoGroupWeightDecay(groups, { lambdaW: lambda, lambdaH: lambda })
}

function cosine(rowsOf: Matrix, j: number, k: number): number {
  const { data, rows: K } = gramOfRows(rowsOf)
  return data[j * K + k] / Math.sqrt(data[j * K + j] * data[k * K + k])
}

function expectClose(value: number, reference: number): void {
  // The reference carries 1e-14 or so; 1e-9 relative is what is asked of it.
  expect(Math.abs(value - reference)).toBeLessThanOrEqual(1e-9 * Math.max(1e-3, Math.abs(reference)))
}

describe('twoGroupWeightDecay', () => {
  it.each(rows)('agrees with the reference: K_A = $KA, K_B = $KB, n_A = $nA, n_B = $nB', (row) => {
    const { KA = 0, KB = 0, nA = 0, nB = 0, lam = 0 } = row
    const optimum = twoGroupOptimum({ majorityClasses: KA, minorityClasses: KB, majorityCount: nA, minorityCount: nB }, lam)
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

  const anySetting = fc.record({
    KA: fc.integer({ min: 1, max: 6 }),
    KB: fc.integer({ min: 1, max: 6 }),
    nB: fc.double({ min: 0, max: 5, noNaN: true }).map((x) => Math.ceil(Math.exp(x))),
    more: fc.double({ min: 0, max: 8, noNaN: true }).map((x) => Math.ceil(Math.exp(x))),
    lambda: fc.double({ min: -13, max: 0, noNaN: true }).map(Math.exp),
  })

  it('agrees with the general convex problem, certificate included', () => {
    fc.assert(
      fc.property(anySetting, ({ KA, KB, nB, more, lambda }) => {
        const { objective, gap } = predicted(KA, KB, nB + more, nB, lambda)
        expect(gap).toBeLessThanOrEqual(1e-13 * objective)
        const general = weightDecayOptimum({ groups: classGroups(countsOf(KA, KB, nB + more, nB)), lambda })
        expect(Math.abs(objective - general.objective)).toBeLessThanOrEqual(1e-12 * objective)
      }),
    )
  })

  it('is a stationary point of the parameters themselves', () => {
    fc.assert(
      fc.property(anySetting, ({ KA, KB, nB, more, lambda }) => {
        const counts = countsOf(KA, KB, nB + more, nB)
        const { classifiers, means } = predicted(KA, KB, nB + more, nB, lambda)
        const N = counts.reduce((x, y) => x + y, 0)
        const [W, H] = [toRows(classifiers), toRows(means)]
        const gradient = W.map((w) => w.map((x) => lambda * x))
        H.forEach((h, k) => {
          const exp = W.map((w) => Math.exp(w.reduce((sum, x, i) => sum + x * h[i], 0)))
          const all = exp.reduce((x, y) => x + y, 0)
          exp.forEach((x, j) => h.forEach((y, i) => (gradient[j][i] += (counts[k] / N) * (x / all - (j === k ? 1 : 0)) * y)))
        })
        const largest = Math.max(...gradient.flat().map(Math.abs))
        // Relative to the penalty's own gradient, λ‖w‖.
        expect(largest).toBeLessThanOrEqual(1e-10 * lambda * Math.max(1e-3, ...W.flat().map(Math.abs)))
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
