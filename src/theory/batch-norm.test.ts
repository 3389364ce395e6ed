import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { inner, matrix, multiply, transpose, type Matrix } from '../math/matrix.ts'
import { batchNormBound, batchNormLengths, batchNormMisalignment } from './testing/batch-norm-bound.ts'
import { batchNormPrediction } from './batch-norm.ts'
import fixture from './fixtures/optima.json'
import type { Prediction } from './prediction.ts'

interface Case {
  readonly id: string
  readonly inputs: { readonly K: number; readonly d: number; readonly n: number; readonly lam: number }
  readonly expected: { readonly t: number; readonly m: number; readonly ce: number; readonly alpha: number; readonly beta: number }
}

const cases = fixture.tests.filter(({ id }) => id.startsWith('bn ')) as unknown as Case[]

function specOf(K: number, n: number, d: number, lambdaW: number, lambdaH: number) {
  return { model: 'batchNorm', counts: Array<number>(K).fill(n), dimension: d, values: { lambdaW, lambdaH } }
}

function predicted(spec: ReturnType<typeof specOf>): Prediction {
  const prediction = batchNormPrediction(spec)
  if (prediction === null) throw new Error('no prediction')
  return prediction
}

/** Mean cross-entropy of the columns of H (d × N), classes in order and equal. */
function crossEntropy(W: Matrix, H: Matrix): number {
  const Z = multiply(W, H)
  const n = H.cols / W.rows
  let sum = 0
  for (let c = 0; c < H.cols; c++) {
    const k = Math.floor(c / n)
    let others = 0
    for (let j = 0; j < W.rows; j++) if (j !== k) others += Math.exp(Z.data[j * H.cols + c] - Z.data[k * H.cols + c])
    sum += Math.log1p(others) / H.cols
  }
  return sum
}

/** Features by coordinate of mean zero; ‖γ‖² = mean‖h‖² then. */
function centred(H: Matrix): Matrix {
  const out = matrix(H.rows, H.cols, H.data)
  for (let i = 0; i < H.rows; i++) {
    const row = out.data.subarray(i * H.cols, (i + 1) * H.cols)
    const mean = row.reduce((sum, x) => sum + x, 0) / H.cols
    for (let c = 0; c < H.cols; c++) row[c] -= mean
  }
  return out
}

function objectiveOf(W: Matrix, H: Matrix, lambdaW: number, lambdaH: number): number {
  return crossEntropy(W, H) + (lambdaW / 2) * inner(W, W) + (lambdaH / 2 / H.cols) * inner(H, H)
}

describe('batchNormPrediction', () => {
  it('has all cases of the reference', () => expect(cases).toHaveLength(5))

  it.each(cases)('agrees with the reference: $id', ({ inputs: { K, d, n, lam }, expected }) => {
    const { classifiers, means, objective, regime } = predicted(specOf(K, n, d, lam, lam))
    expect(Math.abs(objective / expected.m - 1)).toBeLessThan(1e-12)
    const [w, h] = [gramOfRows(classifiers), gramOfRows(means)]
    expect(Math.sqrt(h.data[0])).toBeCloseTo(expected.alpha, 12)
    expect(Math.sqrt(w.data[0])).toBeCloseTo(expected.beta, 12)
    expect(crossEntropy(classifiers, transpose(means))).toBeCloseTo(expected.ce, 13)
    expect(regime).toBe(expected.t > 0 ? 'separated' : 'zero')
  })

  it('evaluates to its objective and is stationary in both lengths, also for unequal decays', () => {
    const anyLambda = fc.double({ min: -9, max: -1.5, noNaN: true }).map(Math.exp)
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), anyLambda, anyLambda, (K, lambdaW, lambdaH) => {
        const { classifiers, means, objective } = predicted(specOf(K, 3, K, lambdaW, lambdaH))
        const at = (a: number, b: number) =>
          objectiveOf(matrix(K, K - 1, classifiers.data.map((x) => x * b)), transpose(matrix(K, K - 1, means.data.map((x) => x * a))), lambdaW, lambdaH)
        expect(Math.abs(at(1, 1) / objective - 1)).toBeLessThan(1e-12)
        for (const [a, b] of [[1.001, 1], [0.999, 1], [1, 1.001], [1, 0.999], [1.01, 0.99], [0.99, 1.01]]) {
          expect(at(a, b)).toBeGreaterThanOrEqual(objective * (1 - 1e-14))
        }
      }),
    )
  })

  it('is zero exactly from its thresholds on', () => {
    for (const { parameter, value } of predicted(specOf(4, 5, 8, 0.02, 0.3)).thresholds) {
      const at = (factor: number) => {
        const moved = value * factor
        return predicted(specOf(4, 5, 8, parameter === 'lambdaH' ? 0.02 : moved, parameter === 'lambdaW' ? 0.3 : moved)).regime
      }
      expect([at(1 - 1e-9), at(1 + 1e-9)]).toEqual(['separated', 'zero'])
    }
  })

  it('is silent where nothing is proved', () => {
    const spec = specOf(4, 5, 8, 0.01, 0.01)
    expect(batchNormPrediction({ ...spec, counts: [5, 5, 5, 4] })).toBeNull()
    expect(batchNormPrediction({ ...spec, dimension: 2 })).toBeNull()
    expect(batchNormPrediction({ ...spec, choices: { loss: 'squaredError' } })).toBeNull()
    expect(batchNormPrediction({ ...spec, choices: { bias: 'free' } })?.bias).toEqual(new Float64Array(4))
  })
})

describe('batchNormBound', () => {
  const numbers = fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true }))
  const anyDecays = fc.tuple(fc.constantFrom(1e-3, 0.02, 0.2), fc.constantFrom(1e-3, 0.02, 0.2))

  it('is above the measured misalignment at any state, near the optimum and far', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), numbers, fc.constantFrom(1e-6, 1e-3, 0.1, 1, 10), anyDecays, (K, noise, size, [w, h]) => {
        const n = 3
        const { classifiers, means } = predicted(specOf(K, n, K - 1, w, h))
        const next = () => size * (noise.next().value ?? 0)
        const W = matrix(K, K - 1, classifiers.data.map((x) => x + next()))
        const columns = matrix(K - 1, K * n)
        for (let i = 0; i < K - 1; i++) {
          for (let c = 0; c < K * n; c++) columns.data[i * K * n + c] = means.data[Math.floor(c / n) * (K - 1) + i] + next()
        }
        const H = centred(columns)
        const state = { classifiers: W, features: H, classes: Int32Array.from({ length: K * n }, (_, c) => Math.floor(c / n)) }
        const bound = batchNormBound(objectiveOf(W, H, w, h), batchNormLengths(state), K, Math.sqrt(w * h))
        const measured = batchNormMisalignment(state)
        fc.pre(bound !== null && measured !== null)
        // Near the optimum ε is a difference of numbers near one: 1e-16 over λ√K αβ ≥ 1e-4.
        expect(measured ?? NaN).toBeLessThanOrEqual((bound ?? NaN) * (1 + 1e-9) + 1e-11)
      }),
      { numRuns: 300 },
    )
  })

  it('is zero with the misalignment at the optimum, and says nothing where the optimum is zero', () => {
    const { classifiers, means, objective } = predicted(specOf(4, 1, 3, 4e-3, 1e-3))
    const state = { classifiers, features: transpose(means), classes: [0, 1, 2, 3] }
    const lengths = batchNormLengths(state)
    expect(batchNormMisalignment(state)).toBeLessThan(1e-14)
    expect(batchNormBound(objective, lengths, 4, 2e-3)).toBeLessThan(1e-12)
    expect(batchNormBound(2, lengths, 4, 0.5)).toBeNull()
    expect(batchNormMisalignment({ ...state, features: matrix(3, 4) })).toBeNull()
  })
})
