import { matrix, multiply, transpose, type Matrix } from '../math/matrix.ts'
import { modelOf } from '../model/registry.ts'
import { lossShares, type ModelSpec } from '../model/spec.ts'
import type { Prediction } from '../theory/prediction.ts'

/** Logits of the class means, τ W Mᵀ + b1ᵀ, K × K: entry (j, k) is the logit of class j at the mean of class k. */
export function classLogits({ classifiers, means, bias }: Prediction, { values }: ModelSpec): Matrix {
  const products = multiply(classifiers, transpose(means))
  const K = products.rows
  const tau = values.temperature ?? 1
  return matrix(K, K, products.data.map((x, i) => tau * x + (bias?.[Math.floor(i / K)] ?? 0)))
}

/**
 * The objective of a prediction as loss and penalties. A prediction has all samples of a class at its mean, so
 * that the loss is Σ_k ω_k ℓ(z_k, e_k); where nothing is penalised it is the objective.
 */
export function lossAndPenalty(prediction: Prediction, spec: ModelSpec): { readonly loss: number; readonly penalty: number } {
  const { objective, scale } = prediction
  if (!isPenalised(spec) || scale === 'direction') return { loss: objective, penalty: 0 }
  const logits = transpose(classLogits(prediction, spec))
  const loss = lossShares(spec).reduce((sum, share, k) => sum + share * lossOf(spec, rowOf(logits, k), k), 0)
  return { loss, penalty: objective - loss }
}

function isPenalised({ model, choices }: ModelSpec): boolean {
  return modelOf(model).knobs.includes('lambdaW') || choices?.bias === 'penalised'
}

/** ℓ(z, e_k): −log softmax(z)_k, or ½‖z − e_k‖². */
function lossOf({ choices }: ModelSpec, z: Float64Array, k: number): number {
  if (choices?.loss === 'squaredError') return z.reduce((sum, x, j) => sum + (x - (j === k ? 1 : 0)) ** 2, 0) / 2
  const most = Math.max(...z)
  const others = z.reduce((sum, x, j) => (j === k ? sum : sum + Math.exp(x - most)), 0)
  // log1p keeps the digits of a small loss, which is where the true class leads.
  return z[k] === most ? Math.log1p(others) : most - z[k] + Math.log(others + Math.exp(z[k] - most))
}

function rowOf({ cols, data }: Matrix, k: number): Float64Array {
  return data.subarray(k * cols, (k + 1) * cols)
}
