import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { type Matrix } from '../math/matrix.ts'
import fixture from './fixtures/optima.json'
import type { Prediction } from './prediction.ts'
import { searchSphere } from './sphere-search.ts'
import { hasSphereFigure, spherePrediction } from './sphere.ts'

interface Case {
  readonly id: string
  readonly inputs: { readonly K: number; readonly d: number; readonly n: number; readonly tau: number }
  readonly expected: {
    readonly objective?: number
    readonly cos?: number
    readonly best_known_objective?: number
    readonly max_cos_between_w?: number
    readonly structures?: Record<string, number>
  }
}

const cases = fixture.tests.filter(({ id }) => id.startsWith('sphere')) as unknown as Case[]

function specOf(K: number, d: number, temperature: number) {
  return { model: 'sphere', counts: Array<number>(K).fill(3), dimension: d, values: { temperature } }
}

function predicted(K: number, d: number, temperature: number): Prediction {
  const prediction = spherePrediction(specOf(K, d, temperature))
  if (prediction === null) throw new Error('no prediction')
  return prediction
}

function largestCosine(rows: Matrix): number {
  const gram = gramOfRows(rows).data
  return Math.max(...gram.filter((_, i) => i % (rows.rows + 1) !== 0))
}

/** Mean cross-entropy of τ W H̄, from the definition. */
function lossOf({ classifiers: W, means: H }: Pick<Prediction, 'classifiers' | 'means'>, temperature: number): number {
  const [K, d] = [W.rows, W.cols]
  let loss = 0
  for (let k = 0; k < K; k++) {
    let others = 0
    for (let j = 0; j < K; j++) {
      let margin = 0
      for (let i = 0; i < d; i++) margin += (W.data[j * d + i] - W.data[k * d + i]) * H.data[k * d + i]
      if (j !== k) others += Math.exp(temperature * margin)
    }
    loss += Math.log1p(others) / K
  }
  return loss
}

describe('spherePrediction', () => {
  it('has all cases of the reference', () => expect(cases).toHaveLength(26))

  it.each(cases)('agrees with the reference: $id', ({ inputs: { K, d, tau }, expected }) => {
    const { objective, classifiers, regime } = predicted(K, d, tau)
    const value = expected.objective ?? expected.best_known_objective ?? NaN
    // The reference computes log(1 + x): 2e-15 of rounding where x is tiny.
    expect(Math.abs(objective - value)).toBeLessThan(1e-9 * value + 2e-15)
    for (const [name, figure] of Object.entries(expected.structures ?? {})) {
      // Each is either a lower bound, another figure that is no better, or needs more dimensions.
      if (name === 'Kgon_W=H') expect(objective).toBeLessThanOrEqual(figure * (1 + 1e-9))
      if (name === 'ETF_bound(d>=K-1)') expect(objective).toBeGreaterThanOrEqual(figure)
    }
    expect(regime).toBe(d >= K - 1 ? 'separated' : 'code')
    if (expected.cos !== undefined) expect(largestCosine(classifiers)).toBeCloseTo(expected.cos, 13)
    if (expected.max_cos_between_w !== undefined) {
      expect(Math.abs(largestCosine(classifiers) - expected.max_cos_between_w)).toBeLessThan(tau > 10 ? 3e-5 : 1e-6)
    }
  })

  const figures = [
    [5, 2, 'a regular pentagon'],
    [7, 2, 'a regular polygon of 7 corners'],
    [6, 3, 'an octahedron'],
    [8, 4, 'an orthoplex of 4 antipodal pairs'],
    [8, 3, 'a square antiprism'],
    [12, 3, 'an icosahedron'],
  ] as const

  it.each(figures)('names K = %i, d = %i, which no search undercuts at any temperature', (K, d, shape) => {
    for (const temperature of [0.3, 2, 20]) {
      const { objective, shape: found } = predicted(K, d, temperature)
      expect(found).toBe(shape)
      expect(Math.abs(searchSphere(K, d, temperature).objective / objective - 1)).toBeLessThan(1e-9)
    }
  })

  it('evaluates to its own objective, from unit vectors, and nothing near is lower', () => {
    const anyShape = fc.constantFrom([3, 2], [4, 5], [9, 2], [6, 3], [8, 3], [12, 3], [5, 3], [7, 3], [6, 4])
    const noise = fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true }))
    fc.assert(
      fc.property(anyShape, fc.constantFrom(0.5, 3, 12), noise, ([K, d], temperature, numbers) => {
        const prediction = predicted(K, d, temperature)
        expect(Math.abs(lossOf(prediction, temperature) / prediction.objective - 1)).toBeLessThan(1e-11)
        const norms = [prediction.classifiers, prediction.means].flatMap((rows) => {
          const gram = gramOfRows(rows).data
          return Array.from({ length: K }, (_, k) => gram[k * (K + 1)])
        })
        norms.forEach((square) => expect(Math.abs(square - 1)).toBeLessThan(1e-13))
        const moved = (rows: Matrix) => {
          const data = rows.data.map((x) => x + 0.03 * (numbers.next().value ?? 0))
          for (let k = 0; k < K; k++) {
            const row = data.subarray(k * rows.cols, (k + 1) * rows.cols)
            const norm = Math.hypot(...row)
            row.forEach((x, i) => (row[i] = x / norm))
          }
          return { ...rows, data }
        }
        const near = { classifiers: moved(prediction.classifiers), means: moved(prediction.means) }
        expect(lossOf(near, temperature)).toBeGreaterThanOrEqual(prediction.objective * (1 - 1e-9))
      }),
      { numRuns: 40 },
    )
  })

  it('goes apart from W = H where classes are not alike', () => {
    const { classifiers, means, standing, shape } = predicted(7, 3, 5)
    const apart = classifiers.data.reduce((most, x, i) => Math.max(most, Math.abs(x - means.data[i])), 0)
    expect(apart).toBeGreaterThan(1e-3)
    expect([standing, shape]).toEqual(['best known value', 'a code of 7 points on the sphere'])
    expect(predicted(5, 3, 1).shape).toBe('a bipyramid over a triangle')
  })

  it('merges the two edges of the antiprism as τ grows', () => {
    expect(largestCosine(predicted(8, 3, 300).classifiers)).toBeCloseTo(1 / (2 * Math.SQRT2 + 1), 2)
    expect(hasSphereFigure(8, 3)).toBe(true)
    expect(hasSphereFigure(7, 3)).toBe(false)
  })

  it('is silent where nothing is known or a search is too long', () => {
    const spec = specOf(4, 3, 2)
    expect(spherePrediction({ ...spec, counts: [3, 3, 3, 4] })).toBeNull()
    expect(spherePrediction({ ...spec, weights: [1, 1, 1, 2] })).toBeNull()
    expect(spherePrediction({ ...spec, values: { temperature: 0 } })).toBeNull()
    expect(spherePrediction(specOf(80, 3, 2))).toBeNull()
    expect(spherePrediction(specOf(4, 1, 2))).toBeNull()
    expect(spherePrediction(specOf(100, 99, 2))).not.toBeNull()
  })
})
