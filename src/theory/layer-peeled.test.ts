import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { toRows, type Matrix } from '../math/matrix.ts'
import type { ModelSpec } from '../model/spec.ts'
import { gradientAt, largest } from './fixtures/gradient-at.ts'
import fixture from './fixtures/layer-peeled.json'
import optima from './fixtures/optima.json'
import { layerPeeledPrediction } from './layer-peeled.ts'
import type { Prediction } from './prediction.ts'

function specOf(counts: readonly number[], budgetH: number, budgetW: number, more: Partial<ModelSpec> = {}): ModelSpec {
  return { model: 'layerPeeled', counts, dimension: counts.length, values: { budgetH, budgetW }, ...more }
}

function twoGroups(KA: number, KB: number, R: number): number[] {
  return Array.from({ length: KA + KB }, (_, k) => (k < KA ? R : 1))
}

function predicted(spec: ModelSpec, split?: { majorityClasses: number; oversampling?: number }): Prediction {
  const prediction = layerPeeledPrediction(spec, split)
  if (prediction === null) throw new Error('no prediction')
  return prediction
}

function cosine(rowsOf: Matrix, j: number, k: number): number {
  const { data, rows: K } = gramOfRows(rowsOf)
  return data[j * K + k] / Math.sqrt(data[j * K + j] * data[k * K + k])
}

function thresholdOf(prediction: Prediction, parameter: string, symbol: string): number | undefined {
  return prediction.thresholds.find((threshold) => threshold.parameter === parameter && threshold.symbol === symbol)?.value
}

/** The reference carries 1e-13 or so; 1e-9 relative is what is asked of it, absolute below 1e-3. */
function expectClose(value: number, reference: number): void {
  expect(Math.abs(value - reference)).toBeLessThanOrEqual(1e-9 * Math.max(1e-3, Math.abs(reference)))
}

describe('layerPeeledPrediction, two groups', () => {
  it.each(fixture.optima)('agrees with the reference: K_A = $KA, K_B = $KB, R = $R', (row) => {
    const { KA, KB, EH, EW } = row
    // The reference's R = ∞ is met by 10¹²: the loss differs by the minority's part of it, 1e-11 or so.
    const { classifiers, means, objective, gap } = predicted(specOf(twoGroups(KA, KB, row.R ?? 1e12), EH, EW))
    expect(gap).toBeLessThanOrEqual(1e-13 * objective)
    expectClose(objective, row.loss)
    const [w, h] = [gramOfRows(classifiers).data, gramOfRows(means).data]
    const K = KA + KB
    const last = K * K - 1
    expectClose(w[0], row.w2_majority)
    expectClose(w[last], row.w2_minority)
    expectClose(h[0], row.h2_majority)
    expectClose(h[last], row.h2_minority)
    expectClose(cosine(classifiers, 0, 1), row.cos_w_majority)
    expectClose(cosine(classifiers, K - 2, K - 1), row.cos_w_minority)
    expectClose(cosine(classifiers, 0, K - 1), row.cos_w_cross)
    expectClose(cosine(means, 0, 1), row.cos_h_majority)
    if (row.cos_h_minority !== null) expectClose(cosine(means, K - 2, K - 1), row.cos_h_minority)
    if (row.cos_h_cross !== null) expectClose(cosine(means, 0, K - 1), row.cos_h_cross)
  })

  it.each(fixture.thresholds)('agrees with the reference thresholds: K_A = $KA, E = $E', ({ KA, KB, E, R0, R_vanish }) => {
    const prediction = predicted(specOf(twoGroups(KA, KB, 1), E, 1), { majorityClasses: KA })
    expectClose(thresholdOf(prediction, 'imbalance', 'R₀') ?? NaN, R0)
    const vanishing = thresholdOf(prediction, 'imbalance', 'R₁')
    if (R_vanish === null) expect(vanishing).toBeUndefined()
    else expectClose(vanishing ?? NaN, R_vanish)
  })
})

describe('layerPeeledPrediction', () => {
  it.each(optima.tests.filter(({ id }) => id.startsWith('norm-constrained CE')))('meets the balanced reference: $id', ({ inputs, expected, check }) => {
    const { K = 0, d = 0, n = 0, alpha = 0, beta = 0 } = inputs as { K?: number; d?: number; n?: number; alpha?: number; beta?: number }
    const counts = Array.from({ length: K }, () => n)
    const { objective, shape, standing } = predicted(specOf(counts, alpha ** 2, beta ** 2, { dimension: d }))
    expect(Math.abs(objective / (expected as { min: number }).min - 1)).toBeLessThan(1e-9)
    expect(Math.abs(objective / (check as { lbfgs: number }).lbfgs - 1)).toBeLessThan(1e-9)
    expect([shape, standing]).toEqual(['a simplex ETF', 'theorem'])
  })

  it('has the closed form a⋆ = K√E/(K−1) where classes are equal', () => {
    // Mathematics section 3: E = 5.
    expect(predicted(specOf([1, 1, 1, 1], 5, 1)).objective).toBeCloseTo(0.14163989408883, 13)
    expect(predicted(specOf(Array.from({ length: 10 }, () => 7), 2.5, 2)).objective).toBeCloseTo(0.5597815240104, 12)
  })

  const anyCounts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 6 })
  const anyBudget = fc.double({ min: -2, max: 1.6, noNaN: true }).map(Math.exp)
  const anyBias = fc.constantFrom('none', 'free', 'penalised')
  const anyWeights = fc.array(fc.constantFrom(1, 2.5, 9), { minLength: 6, maxLength: 6 })

  it('meets both budgets, and the gradient projected on them is zero: any counts, weights and bias', () => {
    fc.assert(
      fc.property(anyCounts, anyWeights, anyBudget, anyBudget, anyBias, (counts, w, budgetH, budgetW, bias) => {
        const values = { budgetH, budgetW, lambdaB: 0.02 }
        const spec = specOf(counts, budgetH, budgetW, { weights: w.slice(0, counts.length), choices: { bias }, values })
        checkStationary(spec, 1e-5)
      }),
      { numRuns: 40 },
    )
  })

  it('is so for squared error within the labels’ own norm', () => {
    fc.assert(
      fc.property(anyCounts, fc.double({ min: 0.02, max: 0.7, noNaN: true }), anyBias, (counts, budget, bias) => {
        const K = counts.length
        const budgetH = budget * ((K - 1) / K) ** 2
        const values = { budgetH, budgetW: 1, lambdaB: 0.02 }
        checkStationary(specOf(counts, budgetH, 1, { choices: { loss: 'squaredError', bias }, values }), 1e-5)
      }),
      { numRuns: 30 },
    )
  })

  it('is so to rounding for two groups', () => {
    const anyTwo = fc.record({ KA: fc.integer({ min: 1, max: 4 }), KB: fc.integer({ min: 1, max: 4 }), R: fc.double({ min: 1.01, max: 500, noNaN: true }) })
    fc.assert(
      fc.property(anyTwo, anyBudget, anyBudget, anyBias, ({ KA, KB, R }, budgetH, budgetW, bias) => {
        checkStationary(specOf(twoGroups(KA, KB, R), budgetH, budgetW, { choices: { bias }, values: { budgetH, budgetW, lambdaB: 0.02 } }), 1e-10)
      }),
    )
  })

  it('is the same for oversampling and re-weighting, which are R → R/w', () => {
    const plain = predicted(specOf(twoGroups(2, 3, 10), 4, 1))
    const weighed = predicted(specOf(twoGroups(2, 3, 40), 4, 1, { weights: [1, 1, 4, 4, 4] }))
    const sampled = predicted(specOf([40, 40, 4, 4, 4], 4, 1), { majorityClasses: 2, oversampling: 4 })
    for (const other of [weighed, sampled]) {
      expect(Math.abs(other.objective / plain.objective - 1)).toBeLessThan(1e-13)
      const [g, h] = [gramOfRows(plain.classifiers).data, gramOfRows(other.classifiers).data]
      g.forEach((x, i) => expect(Math.abs(x - h[i])).toBeLessThan(1e-12))
      expect(thresholdOf(other, 'imbalance', 'R₀') ?? NaN).toBeCloseTo(4 * (thresholdOf(plain, 'imbalance', 'R₀') ?? NaN), 9)
    }
    // R = w: balanced in effect, with the thresholds still told.
    const even = predicted(specOf(twoGroups(2, 3, 4), 4, 1, { weights: [1, 1, 4, 4, 4] }))
    expect(even.shape).toBe('a simplex ETF')
    expect(thresholdOf(even, 'imbalance', 'R₀')).toBeDefined()
  })

  it('changes its regime exactly at its thresholds, bias or not', () => {
    const anySetting = fc.record({ KA: fc.integer({ min: 1, max: 5 }), KB: fc.integer({ min: 1, max: 5 }), R: fc.double({ min: 1.1, max: 60, noNaN: true }) })
    fc.assert(
      fc.property(anySetting, anyBudget, anyBias, fc.constantFrom(1, 1, 7), ({ KA, KB, R }, E, bias, w) => {
        const weights = Array.from({ length: KA + KB }, (_, k) => (k < KA ? 1 : w))
        const at = (imbalance: number, budget: number) =>
          predicted(specOf(twoGroups(KA, KB, imbalance), budget, 1, { weights, choices: { bias }, values: { budgetH: budget, budgetW: 1, lambdaB: 0.02 } }), { majorityClasses: KA })
        for (const { parameter, value } of at(R, E).thresholds) {
          if (parameter === 'imbalance') {
            fc.pre(value < 1e9)
            if (value > 1.0001) expect(at(value * (1 - 1e-7), E).regime).not.toBe(at(value * (1 + 1e-7), E).regime)
          }
          if (parameter === 'budgetH') expect(at(R, value * (1 - 1e-7)).regime).not.toBe(at(R, value * (1 + 1e-7)).regime)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('has an R_v that solves the printed formula', () => {
    const [KA, KB, E] = [5, 5, 1]
    const K = KA + KB
    const a = (K * Math.sqrt(E)) / (KA - 1)
    const [po, p] = [Math.exp(-a), Math.exp((-a * (KA - 1)) / KA)]
    const Q = 1 + (KA - 1) * po + KB * p
    const expected = Math.sqrt(KA / K / (((KA * po + KB * p) / Q) ** 2 - (K * KB * p * p) / Q ** 2))
    const prediction = predicted(specOf(twoGroups(KA, KB, 3), E, 1))
    expect(thresholdOf(prediction, 'imbalance', 'R₁') ?? NaN).toBeCloseTo(expected, 11)
    expect(prediction.regime).toBe('minorityVanished')
  })

  it('depends on E_H E_W only in its figure, and files a budget’s threshold under each', () => {
    const [one, other] = [predicted(specOf(twoGroups(3, 2, 9), 8, 0.25)), predicted(specOf(twoGroups(3, 2, 9), 1, 2))]
    expect(other.objective).toBeCloseTo(one.objective, 14)
    const E = (thresholdOf(one, 'budgetH', 'E_H₀') ?? NaN) * 0.25
    expect(thresholdOf(one, 'budgetW', 'E_W₀')).toBeCloseTo(E / 8, 12)
    expect(thresholdOf(other, 'budgetH', 'E_H₀')).toBeCloseTo(E / 2, 12)
  })

  it('is silent where the labels are within the budget of squared error, and without budgets', () => {
    const spec = (budgetH: number, bias: string) => specOf([4, 4, 2], budgetH, 1, { choices: { loss: 'squaredError', bias } })
    expect(layerPeeledPrediction(spec(1.01, 'none'))).toBeNull()
    expect(layerPeeledPrediction(spec(0.99, 'none'))).not.toBeNull()
    expect(layerPeeledPrediction(spec(0.45, 'free'))).toBeNull()
    expect(layerPeeledPrediction(spec(0.43, 'free'))).not.toBeNull()
    expect(layerPeeledPrediction(specOf([4, 4, 2], 0, 1))).toBeNull()
    expect(layerPeeledPrediction(specOf([4, 4, 2], 1, 1, { dimension: 1 }))).toBeNull()
  })
})

/** Budgets met; the gradient is along the normals −W and −H̄ of the budgets, up to `tolerance` of its length; b at rest. */
function checkStationary(spec: ModelSpec, tolerance: number): void {
  const prediction = predicted(spec)
  const { budgetH, budgetW, lambdaB } = spec.values
  const K = spec.counts.length
  const { loss, gradient } = gradientAt(spec, prediction)
  const bias = spec.choices?.bias ?? 'none'
  const penalty = bias === 'penalised' ? (lambdaB / 2) * Array.from(prediction.bias ?? []).reduce((sum, x) => sum + x * x, 0) : 0
  expect(Math.abs(loss + penalty - prediction.objective)).toBeLessThan(1e-12 * prediction.objective + 1e-14)
  expect(prediction.gap).toBeLessThan(1e-8 * prediction.objective + 1e-14)
  for (const [rows, slope, budget] of [
    [toRows(prediction.classifiers), gradient.W, budgetW],
    [toRows(prediction.means), gradient.H, budgetH],
  ] as const) {
    const square = rows.flat().reduce((sum, x) => sum + x * x, 0)
    expect(Math.abs(square / (K * budget) - 1)).toBeLessThan(1e-12)
    const along = rows.flat().reduce((sum, x, i) => sum + x * slope.flat()[i], 0) / square
    expect(along).toBeLessThan(0)
    const across = slope.map((row, j) => row.map((x, i) => x - along * rows[j][i]))
    expect(largest(across)).toBeLessThan(tolerance * Math.max(largest(slope), 1e-3))
  }
  const decay = bias === 'penalised' ? lambdaB : 0
  if (bias !== 'none') expect(largest([gradient.b.map((x, k) => x + decay * (prediction.bias?.[k] ?? NaN))])).toBeLessThan(1e-12)
}
