import { inner, matrix, multiply, transpose, type Matrix } from '../../math/matrix.ts'
import { columnsOf, layerDecaysOf, lossShares, type ModelSpec } from '../../model/spec.ts'
import type { Prediction } from '../prediction.ts'

/** All parameters of a deep linear head: W_1 … W_M, then H (one column each class, of n_k samples), then b if any. */
export type Parameters = readonly Matrix[]

/**
 * Parameters from a prediction, in r dimensions: the lower layers are diagonal, the last one turns. Columns of
 * the predicted classifiers must be orthogonal, as closed forms write them.
 */
export function parametersOf({ classifiers, means, layers = [], bias }: Prediction): Parameters {
  const r = classifiers.cols
  const diagonal = (values: readonly number[]) =>
    matrix(r, r, Array.from({ length: r * r }, (_, i) => (i % (r + 1) === 0 ? values[i / (r + 1)] : 0)))
  const last = layers[layers.length - 1]
  const lower = layers.slice(0, -1)
  const turned = classifiers.data.map((x, i) => {
    const j = i % r
    return x === 0 ? 0 : (x * last[j]) / lower.reduce((product, values) => product * values[j], last[j])
  })
  const b = bias === undefined ? [] : [matrix(bias.length, 1, bias)]
  return [...lower.map(diagonal), matrix(classifiers.rows, r, turned), transpose(means), ...b]
}

/** Loss + penalties at any parameters, from the definition; means of classes stand for equal samples. */
export function deepObjective(spec: ModelSpec, parameters: Parameters): number {
  const decays = layerDecaysOf(spec)
  const M = decays.length
  const H = parameters[M]
  const logits = parameters.slice(0, M).reduce((below, W) => multiply(W, below), H)
  const K = logits.rows
  const bias = parameters[M + 1]?.data ?? new Float64Array(K)
  const shares = lossShares(spec)
  let sum = 0
  for (let k = 0; k < K; k++) {
    const z = Array.from({ length: K }, (_, j) => logits.data[j * K + k] + bias[j])
    sum += shares[k] * (spec.choices?.loss === 'squaredError' ? squared(z, k) : crossEntropy(z, k))
  }
  decays.forEach((lambda, m) => (sum += (lambda / 2) * inner(parameters[m], parameters[m])))
  const columns = columnsOf(spec)
  H.data.forEach((x, i) => (sum += (spec.values.lambdaH / 2) * columns[i % K] * x * x))
  return sum
}

function squared(z: readonly number[], k: number): number {
  return z.reduce((sum, x, j) => sum + (x - (j === k ? 1 : 0)) ** 2, 0) / 2
}

function crossEntropy(z: readonly number[], k: number): number {
  return Math.log1p(z.reduce((sum, x, j) => (j === k ? sum : sum + Math.exp(x - z[k])), 0))
}

/** Largest entry of the gradient by central differences of step 1e-5, whose own error is about 1e-10. */
export function largestSlope(f: (parameters: Parameters) => number, at: Parameters): number {
  let largest = 0
  at.forEach((block, b) => {
    for (let i = 0; i < block.data.length; i++) {
      const moved = (shift: number) => {
        const data = block.data.slice()
        data[i] += shift
        return f(at.map((other, o) => (o === b ? { ...block, data } : other)))
      }
      largest = Math.max(largest, Math.abs(moved(1e-5) - moved(-1e-5)) / 2e-5)
    }
  })
  return largest
}
