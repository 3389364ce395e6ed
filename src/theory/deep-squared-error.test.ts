import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { multiply, toRows, transpose } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import type { ModelSpec } from '../model/spec.ts'
import { deepSquaredError } from './deep-squared-error.ts'
import fixture from './fixtures/optima.json'
import type { Prediction } from './prediction.ts'
import { deepObjective, largestSlope, parametersOf } from './testing/deep-head.ts'

interface Case {
  readonly id: string
  readonly inputs: {
    readonly ns: number[]
    readonly M: number
    readonly lamW?: number[]
    readonly lamH?: number
    readonly lam?: number
    readonly d: number
    readonly last_layer_bias?: boolean
  }
  readonly expected: {
    readonly objective: number
    readonly prod_singvals?: number[]
    readonly layer_singvals?: number[][]
    readonly class_mean_norms?: number[]
    readonly class_mean_norms_numeric?: number[]
    readonly row_norms_of_product?: number[]
    readonly logit_diag?: number[]
    readonly bias?: number[]
    readonly alive?: boolean[]
  }
}

const cases = fixture.tests.filter(({ id }) => id.startsWith('mse') && id !== 'mse thresholds') as unknown as Case[]

function squaredError(counts: readonly number[], dimension: number, layers: readonly number[], lambdaH: number, bias = 'none'): ModelSpec {
  const same = layers.every((lambda) => lambda === layers[0])
  return {
    model: 'weightDecay',
    counts,
    dimension,
    values: { lambdaW: layers[0], lambdaH, depth: layers.length },
    choices: { loss: 'squaredError', bias },
    ...(same ? {} : { lists: { layerDecays: layers } }),
  }
}

function specOf({ ns, M, lamW, lamH, lam = 0, d, last_layer_bias }: Case['inputs']): ModelSpec {
  return squaredError(ns, d, lamW ?? Array.from({ length: M }, () => lam), lamH ?? lam, last_layer_bias ? 'free' : 'none')
}

function predicted(spec: ModelSpec, split?: { majorityClasses: number }): Prediction {
  const prediction = deepSquaredError(spec, split)
  if (prediction === null) throw new Error('no prediction')
  return prediction
}

function norms(rows: readonly (readonly number[])[]): number[] {
  return rows.map((row) => Math.hypot(...row))
}

/** Agreement relative to the largest of the expected numbers. */
function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  const scale = Math.max(...expected.map(Math.abs), 1e-300)
  expect(actual.length).toBe(expected.length)
  expected.forEach((x, i) => expect(Math.abs(actual[i] - x)).toBeLessThan(tolerance * scale))
}

describe('deepSquaredError agrees with the reference', () => {
  it('has all of its cases', () => expect(cases).toHaveLength(35))

  it.each(cases)('$id', ({ inputs, expected }) => {
    const spec = specOf(inputs)
    const { classifiers, means, objective, layers, bias } = predicted(spec)
    expect(Math.abs(objective / expected.objective - 1)).toBeLessThan(1e-12)
    const meanNorms = norms(toRows(means))
    if (expected.class_mean_norms) expectClose(meanNorms, expected.class_mean_norms, 1e-12)
    // The optimiser's means carry about seven digits. In a tie at the cut they are one choice of many.
    if (expected.class_mean_norms_numeric) expectClose(meanNorms, expected.class_mean_norms_numeric, 1e-6)
    if (expected.row_norms_of_product) expectClose(norms(toRows(classifiers)), expected.row_norms_of_product, 1e-12)
    if (expected.prod_singvals) {
      const values = Array.from(singularValues(classifiers).values)
      // The reference lists zeros for directions without a dimension.
      expectClose(values, expected.prod_singvals.slice(0, values.length), 1e-12)
      expect(expected.prod_singvals.slice(values.length).every((x) => x === 0)).toBe(true)
    }
    expected.layer_singvals?.forEach((values, m) => {
      expectClose(layers?.[m] ?? [], values.slice(0, layers?.[m].length), 1e-12)
    })
    if (expected.bias) expectClose(bias ?? [], expected.bias, 1e-14)
    if (expected.logit_diag) {
      const K = spec.counts.length
      const logits = multiply(classifiers, transpose(means))
      expectClose(Array.from({ length: K }, (_, k) => logits.data[k * K + k]), expected.logit_diag, 1e-12)
      logits.data.forEach((z, i) => i % (K + 1) === 0 || expect(Math.abs(z)).toBeLessThan(1e-15))
    }
    if (expected.alive) expect(toRows(classifiers).map((row) => row.some((x) => x !== 0))).toEqual(expected.alive)
  })
})

const anySpec = fc
  .record({
    counts: fc.array(fc.constantFrom(1, 2, 5, 9, 20, 33), { minLength: 2, maxLength: 5 }),
    layers: fc.array(fc.double({ min: -8, max: -2, noNaN: true }).map(Math.exp), { minLength: 1, maxLength: 4 }),
    lambdaH: fc.double({ min: -8, max: -2, noNaN: true }).map(Math.exp),
    dimension: fc.integer({ min: 1, max: 6 }),
    bias: fc.constantFrom('none', 'free'),
  })
  .map(({ counts, layers, lambdaH, dimension, bias }) => squaredError(counts, dimension, layers, lambdaH, bias))

describe('deepSquaredError', () => {
  it('evaluates to its own objective, is stationary, and nothing near or random is lower', () => {
    fc.assert(
      fc.property(anySpec, fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true })), (spec, noise) => {
        const prediction = predicted(spec)
        const at = parametersOf(prediction)
        const f = (parameters: typeof at) => deepObjective(spec, parameters)
        expect(Math.abs(f(at) / prediction.objective - 1)).toBeLessThan(1e-12)
        // Central differences of values near one: 1e-16/1e-5.
        expect(largestSlope(f, at)).toBeLessThan(1e-9)
        for (const size of [0.01, 0.3, 3]) {
          const moved = at.map((block) => ({ ...block, data: block.data.map((x) => x + size * (noise.next().value ?? 0)) }))
          expect(f(moved)).toBeGreaterThanOrEqual(prediction.objective * (1 - 1e-13))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is a simplex ETF for equal counts with a bias, an orthogonal frame without', () => {
    const frame = predicted(squaredError([9, 9, 9, 9], 6, [4e-3, 4e-3], 2e-3))
    expect(frame).toMatchObject({ regime: 'frame', shape: 'an orthogonal frame', standing: 'theorem', gap: 0 })
    const simplex = predicted(squaredError([9, 9, 9, 9], 6, [4e-3, 4e-3], 2e-3, 'free'))
    expect(simplex).toMatchObject({ regime: 'separated', shape: 'a simplex ETF' })
    const gram = gramOfRows(simplex.classifiers).data
    for (const j of [1, 2, 3]) expect(gram[j] / gram[0]).toBeCloseTo(-1 / 3, 14)
  })

  it('keeps the largest classes where d is small, and says where the choice is open', () => {
    const cut = predicted(squaredError([40, 20, 10, 5], 2, [2e-3], 2e-3))
    expect(cut.regime).toBe('someVanished')
    expect(norms(toRows(cut.classifiers)).map((x) => x > 0)).toEqual([true, true, false, false])
    const tied = predicted(squaredError([10, 10, 10, 10], 2, [2e-3], 2e-3))
    expect(tied.regime).toBe('code')
    expect(tied.source).toContain('compete')
  })

  it('merges, then loses the minority under a bias', () => {
    const regimes = [1e-3, 0.035, 0.05, 0.08, 0.2].map((l) => predicted(squaredError([20, 20, 5, 5], 5, [l], l, 'free')).regime)
    expect(regimes).toEqual(['separated', 'separated', 'minorityMerged', 'minorityVanished', 'zero'])
    const { classifiers } = predicted(squaredError([20, 20, 5, 5], 5, [0.05], 0.05, 'free'))
    expect(toRows(classifiers)[2]).toEqual(toRows(classifiers)[3])
  })

  it('reads weights and columns: plain when all weigh the same, silent when not', () => {
    const spec = squaredError([10, 10, 5], 4, [3e-3, 3e-3], 3e-3)
    expect(predicted({ ...spec, weights: [2, 2, 2] }).objective).toBe(predicted(spec).objective)
    expect(deepSquaredError({ ...spec, weights: [1, 1, 2] })).toBeNull()
    expect(deepSquaredError({ ...spec, choices: { loss: 'squaredError', bias: 'penalised' } })).toBeNull()
    expect(deepSquaredError({ ...spec, values: { ...spec.values, lambdaH: 0 } })).toBeNull()
  })

  it('knows the branch that a run can stay on: higher than the optimum and stationary', () => {
    // At M = 2 the four classes die at β = 1/2 and the branch ends at 0.6495.
    const at = (lambda: number) => predicted(squaredError([10, 10, 10, 10], 5, [lambda, lambda], lambda))
    const { value: death = 0 } = at(1e-3).thresholds.find(({ parameter }) => parameter === 'lambda') ?? {}
    expect(at(death * 0.99).metastable).toEqual([])
    const [branch] = at(death * 1.05).metastable ?? []
    expect(at(death * 1.05).regime).toBe('zero')
    expect(branch.classes).toEqual([0, 1, 2, 3])
    expect(branch.objective).toBeGreaterThan(at(death * 1.05).objective)
    expect(branch.objective).toBeLessThan(at(death * 1.05).objective * 1.1)
    expect(branch.logit).toBeGreaterThan(0.25)
    expect(branch.logit).toBeLessThan(0.5)
    expect(at(death * 1.2).metastable).toEqual([])
  })
})
