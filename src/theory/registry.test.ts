import { describe, expect, it } from 'vitest'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { toRows } from '../math/matrix.ts'
import type { ModelSpec } from '../model/spec.ts'
import { isPredictedAtOnce, predict } from './registry.ts'

function weightDecay(counts: readonly number[], dimension = 10, lambdaW = 2e-3, lambdaH = 2e-3) {
  return { model: 'weightDecay', counts, dimension, values: { lambdaW, lambdaH } }
}

describe('predict', () => {
  it('chooses the strongest result that applies', () => {
    expect(predict(weightDecay([5, 5, 5]))).toMatchObject({ standing: 'theorem', gap: 0 })
    const two = predict(weightDecay([5, 9, 5]))
    const three = predict(weightDecay([5, 9, 4]))
    expect(two?.standing).toBe('convex optimum with certificate')
    expect(two?.source).toContain('reduced by symmetry')
    expect(three?.source).toContain('proximal gradient')
    expect(three?.gap).toBeLessThan(1e-12)
  })

  it('is silent where there is no theory', () => {
    expect(predict({ ...weightDecay([5, 5]), model: 'nothing' })).toBeNull()
    expect(predict({ ...weightDecay([5, 5]), model: 'toString' })).toBeNull()
    expect(predict(weightDecay([5, 5, 5, 5], 2))).toBeNull()
    expect(predict(weightDecay([5, 5, 5, 5], 3))).not.toBeNull()
    expect(predict(weightDecay([5, 5], 3, 0))).toBeNull()
  })

  it('does not depend on the order of the classes', () => {
    const a = predict(weightDecay([40, 40, 7, 7, 7]))
    const b = predict(weightDecay([7, 40, 7, 40, 7]))
    if (a === null || b === null) throw new Error('no prediction')
    expect(b.objective).toBe(a.objective)
    expect(b.thresholds).toEqual(a.thresholds)
    const order = [1, 3, 0, 2, 4]
    const [ga, gb] = [toRows(gramOfRows(a.classifiers)), toRows(gramOfRows(b.classifiers))]
    order.forEach((j, i) => order.forEach((k, l) => expect(gb[j][k]).toBeCloseTo(ga[i][l], 13)))
  })

  it('gives the balanced opening experiment its R0 when told how the classes divide', () => {
    const spec = weightDecay([20, 20, 20, 20], 3, 2.3e-3, 2.3e-3)
    const inR = (prediction: ReturnType<typeof predict>) =>
      prediction?.thresholds.find(({ parameter }) => parameter === 'imbalance')?.value
    expect(inR(predict(spec))).toBeUndefined()
    expect(inR(predict(spec, { majorityClasses: 2 }))).toBeCloseTo(47.61, 3)
    expect(inR(predict(weightDecay([100, 100, 20, 20], 3, 2.3e-3, 2.3e-3)))).toBeCloseTo(47.61, 3)
  })

  it('follows several groups: the smallest merges first, exactly', () => {
    // N = 100: the smallest merges from λ = √5/100 = 0.02236 on, the middle one from √15/100.
    const merged = predict(weightDecay([30, 30, 15, 15, 5, 5], 6, 0.03, 0.03))
    if (merged === null) throw new Error('no prediction')
    expect(merged.regime).toBe('minorityMerged')
    const rows = toRows(merged.classifiers)
    expect(rows[4]).toEqual(rows[5])
    expect(rows[2]).not.toEqual(rows[3])
    expect(predict(weightDecay([30, 30, 15, 15, 5, 5], 6, 0.022, 0.022))?.regime).toBe('separated')
  })

  it('knows every model', () => {
    const values = { lambdaW: 2e-3, lambdaH: 2e-3, budgetW: 1, budgetH: 5, temperature: 4 }
    const at = (model: string) => predict({ model, counts: [9, 9, 9, 9], dimension: 6, values })
    expect(['weightDecay', 'ulpm', 'layerPeeled', 'batchNorm', 'sphere'].map((model) => at(model)?.shape)).toEqual(
      Array(5).fill('a simplex ETF'),
    )
    expect(at('ulpm')?.scale).toBe('direction')
  })

  it('takes the closed form of squared error, the convex form where samples weigh differently', () => {
    const squared: ModelSpec = { ...weightDecay([9, 9, 5]), choices: { loss: 'squaredError' } }
    expect(predict(squared)).toMatchObject({ regime: 'frame', standing: 'theorem' })
    const weighed = { ...squared, weights: [1, 1, 3] }
    expect(predict(weighed)?.standing).toBe('convex optimum with certificate')
    // Two theories of one problem: the convex solver is told of weights that are all alike but for rounding.
    const nearly = predict({ ...squared, weights: [1, 1, 1 + 1e-9] })
    expect(nearly?.standing).toBe('convex optimum with certificate')
    expect(Math.abs((nearly?.objective ?? NaN) / (predict(squared)?.objective ?? NaN) - 1)).toBeLessThan(1e-8)
    expect(predict({ ...weighed, values: { ...weighed.values, depth: 2 } })).toBeNull()
  })

  it('agrees with itself under an unpenalised bias, by closed form and by the convex form', () => {
    const squared: ModelSpec = { ...weightDecay([30, 30, 8, 8]), choices: { loss: 'squaredError', bias: 'free' } }
    const nearly = predict({ ...squared, weights: [1, 1, 1 + 1e-9, 1 + 1e-9] })
    expect(nearly?.standing).toBe('convex optimum with certificate')
    expect(Math.abs((nearly?.objective ?? NaN) / (predict(squared)?.objective ?? NaN) - 1)).toBeLessThan(1e-8)
  })

  it('takes figures for deep heads', () => {
    const deep = { ...weightDecay([5, 5, 5, 5, 5, 5]), values: { lambdaW: 1e-3, lambdaH: 1e-3, depth: 2 } }
    expect(predict(deep)).toMatchObject({ shape: 'an octahedron', standing: 'best known value' })
    expect(predict({ ...deep, counts: [5, 5, 5, 5, 5, 6] })).toBeNull()
    expect(predict({ ...deep, model: 'batchNorm' })).toBeNull()
    expect(predict({ ...deep, model: 'ulpm' })).toBeNull()
  })

  it('takes the decay of a single layer where it is listed, and lets λ_W move nothing then', () => {
    for (const loss of ['crossEntropy', 'squaredError']) {
      const choices = { loss }
      for (const model of ['weightDecay', 'batchNorm']) {
        const listed = predict({ ...weightDecay([9, 9, 9], 4, 0.3, 2e-3), model, choices, lists: { layerDecays: [1e-3] } })
        const plain = predict({ ...weightDecay([9, 9, 9], 4, 1e-3, 2e-3), model, choices })
        expect(listed?.objective).toBe(plain?.objective)
        expect((listed?.thresholds ?? []).filter(({ parameter }) => parameter === 'lambda' || parameter === 'lambdaW')).toEqual([])
      }
    }
  })

  it('counts columns in the direction of the unregularised flow', () => {
    const asColumns = predict({ ...weightDecay([40, 40, 4, 4]), model: 'ulpm', columns: [1, 1, 1, 1] })
    expect(asColumns?.shape).toBe('a simplex ETF')
    expect(predict({ ...weightDecay([40, 40, 4, 4]), model: 'ulpm' })?.shape).toBeUndefined()
  })

  it('takes a column that a class shares for its samples, with weight decay', () => {
    for (const loss of ['crossEntropy', 'squaredError']) {
      for (const depth of [1, 2]) {
        const { values, ...plain } = weightDecay([40, 40, 4, 4])
        const spec = { ...plain, values: { ...values, depth }, choices: { loss } }
        expect(predict({ ...spec, columns: [1, 1, 1, 1] })).toEqual(predict(spec))
      }
    }
  })

  it('says what is quick', () => {
    const sphere = { model: 'sphere', counts: [3, 3, 3, 3, 3, 3, 3], values: { temperature: 4 } }
    expect(isPredictedAtOnce({ ...sphere, dimension: 3 })).toBe(false)
    expect(isPredictedAtOnce({ ...sphere, dimension: 6 })).toBe(true)
    expect(isPredictedAtOnce(weightDecay([5, 9, 9]))).toBe(true)
    expect(isPredictedAtOnce(weightDecay([5, 9, 7]))).toBe(false)
    expect(isPredictedAtOnce({ ...weightDecay([5, 5, 9]), weights: [1, 2, 1] })).toBe(false)
    const squared: ModelSpec = { ...weightDecay([5, 9, 9]), choices: { loss: 'squaredError' } }
    expect(isPredictedAtOnce(squared)).toBe(true)
    expect(isPredictedAtOnce({ ...squared, weights: [2, 1, 1] })).toBe(false)
  })
})
