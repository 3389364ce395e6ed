import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { toRows } from '../math/matrix.ts'
import type { ModelSpec } from '../model/spec.ts'
import { decayedGradientAt, largest } from './fixtures/gradient-at.ts'
import optima from './fixtures/optima.json'
import type { Prediction } from './prediction.ts'
import { weightDecayPrediction } from './weight-decay.ts'

function specOf(counts: readonly number[], lambdaW: number, lambdaH: number, more: Partial<ModelSpec> = {}): ModelSpec {
  return { model: 'weightDecay', counts, dimension: counts.length, values: { lambdaW, lambdaH, lambdaB: 0.02 }, ...more }
}

function predicted(spec: ModelSpec, split?: { majorityClasses: number; oversampling?: number }): Prediction {
  const prediction = weightDecayPrediction(spec, split)
  if (prediction === null) throw new Error('no prediction')
  return prediction
}

const anyCounts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 6 })
const anyDecay = fc.double({ min: -9, max: -1.5, noNaN: true }).map(Math.exp)
const anyChoices = fc.record({
  loss: fc.constantFrom('crossEntropy', 'squaredError'),
  bias: fc.constantFrom('none', 'free', 'penalised'),
})
const anyWeights = fc.array(fc.constantFrom(1, 2.5, 9), { minLength: 6, maxLength: 6 })

describe('weightDecayPrediction', () => {
  it('is a stationary point of the parameters themselves, of that objective: any counts, weights, loss and bias', () => {
    fc.assert(
      fc.property(anyCounts, anyWeights, anyDecay, anyDecay, anyChoices, (counts, w, lambdaW, lambdaH, choices) => {
        const spec = specOf(counts, lambdaW, lambdaH, { weights: w.slice(0, counts.length), choices })
        const prediction = predicted(spec)
        const { objective, gradient } = decayedGradientAt(spec, prediction)
        expect(Math.abs(objective - prediction.objective)).toBeLessThan(1e-12 * objective + 1e-14)
        expect(prediction.gap).toBeLessThan(1e-8 * objective)
        expect(prediction.bias === undefined).toBe(choices.bias === 'none')
        // Relative to the penalties' own gradients; the solver stops at a gap of 5e-14, a root of which is left in the gradient.
        const [W, H] = [toRows(prediction.classifiers), toRows(prediction.means)]
        expect(largest(gradient.W)).toBeLessThan(1e-5 * lambdaW * Math.max(0.1, largest(W)))
        expect(largest(gradient.H)).toBeLessThan(1e-5 * lambdaH * Math.max(...counts) * Math.max(0.1, largest(H)))
        if (choices.bias !== 'none') expect(largest([gradient.b])).toBeLessThan(1e-8)
      }),
      { numRuns: 40 },
    )
  })

  it('is stationary to rounding where it is in closed form: two groups, any bias', () => {
    const anyTwo = fc.record({ KA: fc.integer({ min: 1, max: 4 }), KB: fc.integer({ min: 1, max: 4 }), nA: fc.integer({ min: 1, max: 900 }) })
    fc.assert(
      fc.property(anyTwo, anyDecay, fc.constantFrom('none', 'free', 'penalised'), ({ KA, KB, nA }, lambda, bias) => {
        const counts = Array.from({ length: KA + KB }, (_, k) => (k < KA ? nA + 7 : 7))
        const weights = counts.map((_, k) => (k < KA ? 1 : 3))
        const spec = specOf(counts, lambda, lambda / 3, { weights, choices: { bias } })
        const prediction = predicted(spec)
        const { gradient } = decayedGradientAt(spec, prediction)
        expect(largest(gradient.W)).toBeLessThan(1e-10 * lambda * Math.max(1e-2, largest(toRows(prediction.classifiers))))
        if (bias !== 'none') expect(largest([gradient.b])).toBeLessThan(1e-12)
      }),
    )
  })

  it.each(optima.tests.filter(({ id }) => /^mse: .* M1 (nobias )?lam/.test(id)))('meets the reference of squared error: $id', ({ inputs, expected }) => {
    const { ns = [], lamW = [], lamH = NaN, last_layer_bias } = inputs as { ns?: number[]; lamW?: number[]; lamH?: number; last_layer_bias?: boolean }
    const reference = expected as { objective: number; prod_singvals: number[]; bias?: number[] }
    const spec = specOf(ns, lamW[0], lamH, { choices: { loss: 'squaredError', bias: last_layer_bias ? 'free' : 'none' } })
    const { objective, classifiers, bias } = predicted(spec)
    expect(Math.abs(objective / reference.objective - 1)).toBeLessThan(1e-9)
    const lengths = toRows(classifiers).reduce((sum, row) => sum + row.reduce((part, x) => part + x * x, 0), 0)
    const squares = reference.prod_singvals.reduce((sum, s) => sum + s * s, 0)
    // A singular value s of W belongs to √s of W itself where λ_W = λ_H.
    expect(Math.abs(lengths / squares - 1)).toBeLessThan(1e-6)
    reference.bias?.forEach((b, k) => expect((bias?.[k] ?? NaN) + (1 - (bias?.reduce((x, y) => x + y, 0) ?? 0)) / ns.length).toBeCloseTo(b, 6))
  })

  it('agrees with the closed form of squared error: a_k² = √(n_kλ_H/λ_W) − Nλ_H, dead ⇔ n_k ≤ N²λ_Wλ_H', () => {
    fc.assert(
      fc.property(anyCounts, anyDecay, anyDecay, (counts, lambdaW, lambdaH) => {
        const N = counts.reduce((x, y) => x + y, 0)
        const { classifiers, means, regime, objective } = predicted(specOf(counts, lambdaW, lambdaH, { choices: { loss: 'squaredError' } }))
        const gram = gramOfRows(classifiers)
        const alive = counts.map((n) => n > N * N * lambdaW * lambdaH)
        let expected = 0
        counts.forEach((n, k) => {
          const square = alive[k] ? Math.sqrt((n * lambdaH) / lambdaW) - N * lambdaH : 0
          expect(Math.abs(gram.data[k * (counts.length + 1)] - square)).toBeLessThan(1e-9 * Math.max(1e-3, square))
          if (!alive[k]) expect([...toRows(classifiers)[k], ...toRows(means)[k]].every((x) => x === 0)).toBe(true)
          // x = a²/(Nλ_H) for M = 1; β = N²λ_Wλ_H/n.
          const [x, beta] = [square / (N * lambdaH), (N * N * lambdaW * lambdaH) / n]
          expected += (n / (2 * N)) * (1 / (x + 1) + beta * x)
        })
        expect(Math.abs(objective / expected - 1)).toBeLessThan(1e-12)
        expect(regime).toBe(alive.every((x) => x) ? 'frame' : alive.some((x) => x) ? 'someVanished' : 'zero')
      }),
    )
  })

  it('is a simplex ETF for equal classes with an unpenalised bias, whichever loss', () => {
    for (const loss of ['crossEntropy', 'squaredError']) {
      const { classifiers, shape } = predicted(specOf([9, 9, 9, 9], 4e-3, 4e-3, { dimension: 3, choices: { loss, bias: 'free' } }))
      const gram = gramOfRows(classifiers).data
      expect(gram[1] / gram[0]).toBeCloseTo(-1 / 3, 12)
      expect(shape).toBe('a simplex ETF')
    }
    expect(predicted(specOf([9, 9, 9, 9], 4e-3, 4e-3, { choices: { loss: 'squaredError' } })).shape).toBeUndefined()
    expect(predicted(specOf([9, 9, 9, 5], 4e-3, 4e-3)).shape).toBeUndefined()
  })

  it('needs K − 1 dimensions, or K for squared error without an unpenalised bias', () => {
    const least = (loss: string, bias: string) =>
      [1, 2, 3, 4, 5].find((dimension) => weightDecayPrediction(specOf([9, 7, 5, 3], 1e-3, 1e-3, { dimension, choices: { loss, bias } })) !== null)
    expect(['none', 'free', 'penalised'].map((bias) => least('crossEntropy', bias))).toEqual([3, 3, 3])
    expect(['none', 'free', 'penalised'].map((bias) => least('squaredError', bias))).toEqual([4, 3, 4])
    expect(predicted(specOf([9, 7, 5, 3], 1e-3, 1e-3, { choices: { loss: 'squaredError' } })).classifiers.cols).toBe(4)
  })

  it('needs only as many dimensions as its rank where classes are merged, and tells the next thresholds then', () => {
    const counts = Array.from({ length: 1000 }, (_, k) => (k < 4 ? 20_000 : 20))
    const [d, roomy] = [4, 999].map((dimension) => predicted(specOf(counts, 1e-4, 1e-4, { dimension })))
    expect(d.regime).toBe('minorityMerged')
    expect(d.classifiers.cols).toBe(4)
    expect(d.objective).toBe(roomy.objective)
    const largestOff = (a: Prediction, b: Prediction, side: 'classifiers' | 'means') => {
      const [x, y] = [a, b].map((one) => gramOfRows(one[side]).data)
      return x.reduce((most, value, i) => Math.max(most, Math.abs(value - y[i])), 0)
    }
    expect(largestOff(d, roomy, 'classifiers')).toBeLessThan(1e-12)
    expect(largestOff(d, roomy, 'means')).toBeLessThan(1e-12)
    expect(roomy.thresholds).toEqual(expect.arrayContaining([...d.thresholds]))
    expect(weightDecayPrediction(specOf(counts, 1e-4, 1e-4, { dimension: 3 }))).toBeNull()
    // Apart they need a dimension each.
    expect(weightDecayPrediction(specOf(counts, 1e-7, 1e-7, { dimension: 16 }))).toBeNull()
  })

  it('is silent about deep heads and where a decay is not positive', () => {
    const spec = specOf([9, 5], 1e-3, 1e-3)
    expect(weightDecayPrediction({ ...spec, values: { ...spec.values, depth: 2 } })).toBeNull()
    expect(weightDecayPrediction({ ...spec, values: { lambdaW: 0, lambdaH: 1 } })).toBeNull()
  })

  it('gives R₀ before oversampling, and merges there', () => {
    const [lambda, nB, w] = [2e-3, 6, 3]
    const at = (R: number) => predicted(specOf([R * nB, R * nB, w * nB, w * nB], lambda, lambda), { majorityClasses: 2, oversampling: w })
    const R0 = at(1).thresholds.find(({ symbol }) => symbol === 'R₀')?.value ?? NaN
    expect(at(R0 * (1 - 1e-9)).regime).toBe('separated')
    expect(at(R0 * (1 + 1e-9)).regime).toBe('minorityMerged')
    expect(at(4).thresholds).toEqual(expect.arrayContaining([expect.objectContaining({ symbol: 'R₀', value: expect.closeTo(R0, 9) })]))
  })
})
