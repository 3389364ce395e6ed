import { matrix, multiply, transpose, type Matrix } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import { sampleCount } from '../model/spec.ts'
import { columnSoftmax, pulledEntropy } from './column-softmax.ts'

/**
 * A certified lower bound of the optimum of cross-entropy with weight decay, bias-free, from any state:
 * with p_k the softmax of column k of Z = W H̄, ∇f of columns (√n_k/N)(p_k − e_k), λ = √(λ_W λ_H),
 * s = min(1, λ/‖∇f‖₂) and q_k = e_k + s(p_k − e_k), the optimum is at least Σ_k (n_k/N) entropy(q_k).
 * Equal to the optimum at the optimum; holds for every d.
 * @param classifiers W, K × d.
 * @param means class means, K × d.
 * @param counts n_k > 0, length K.
 * @param lambda √(λ_W λ_H) > 0.
 * @returns ≥ 0; objective − bound is an upper bound of the distance to the optimum.
 */
export function dualityBound(classifiers: Matrix, means: Matrix, counts: readonly number[], lambda: number): number {
  const K = counts.length
  const N = sampleCount(counts)
  // Row k holds the logits of class k's mean, so that a column of the formula is contiguous here.
  const logits = multiply(means, transpose(classifiers))
  const probabilities = matrix(K, K)
  const gradient = matrix(K, K)
  for (let k = 0; k < K; k++) {
    const p = probabilities.data.subarray(k * K, (k + 1) * K)
    const row = logits.data.subarray(k * K, (k + 1) * K)
    columnSoftmax(row.map((z) => z - row[k]), otherClasses(K, k), p)
    const factor = Math.sqrt(counts[k]) / N
    let away = 0
    for (let j = 0; j < K; j++) {
      gradient.data[k * K + j] = factor * p[j]
      away += p[j]
    }
    gradient.data[k * K + k] = -factor * away
  }
  const s = Math.min(1, lambda / singularValues(gradient).values[0])
  return counts.reduce((sum, count, k) => {
    const p = probabilities.data.subarray(k * K, (k + 1) * K)
    return sum + (count / N) * pulledEntropy(p, otherClasses(K, k), s)
  }, 0)
}

/** 1 for every class but k, 0 for k itself. */
function otherClasses(K: number, k: number): Float64Array {
  const multiplicities = new Float64Array(K).fill(1)
  multiplicities[k] = 0
  return multiplicities
}
