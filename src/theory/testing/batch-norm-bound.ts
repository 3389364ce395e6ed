import type { Matrix } from '../../math/matrix.ts'
import { batchNormOptimum } from '../batch-norm.ts'

/** For tests, over samples: what `metrics/misalignment.ts` has from class means and scatter. A state of the model with batch norm: classifiers K × d, columns of features by class d × N, balanced. */
export interface BatchNormState {
  readonly classifiers: Matrix
  readonly features: Matrix
  /** Class of each column; length N. */
  readonly classes: ArrayLike<number>
}

/** Lengths of a state: α² = mean‖h‖², β² = ‖W‖²/K. */
export function batchNormLengths({ classifiers, features }: BatchNormState): { readonly alpha: number; readonly beta: number } {
  const square = ({ data }: Matrix) => data.reduce((sum, x) => sum + x * x, 0)
  return {
    alpha: Math.sqrt(square(features) / features.cols),
    beta: Math.sqrt(square(classifiers) / classifiers.rows),
  }
}

/**
 * How far features are from their classifiers: mean_{k,i} ‖h_{k,i}/α − ẘ_k/β‖², ẘ_k = w_k − mean w.
 * @returns null where α or β is zero.
 */
export function batchNormMisalignment(state: BatchNormState): number | null {
  const { classifiers, features, classes } = state
  const { alpha, beta } = batchNormLengths(state)
  if (alpha === 0 || beta === 0) return null
  const { rows: K, cols: d } = classifiers
  const N = features.cols
  let sum = 0
  for (let i = 0; i < d; i++) {
    let mean = 0
    for (let k = 0; k < K; k++) mean += classifiers.data[k * d + i] / K
    for (let c = 0; c < N; c++) {
      const w = classifiers.data[classes[c] * d + i] - mean
      sum += (features.data[i * N + c] / alpha - w / beta) ** 2
    }
  }
  return sum / N
}

/**
 * An upper bound of `batchNormMisalignment` at any state: 2ε/(λ√K αβ), λ = √(λ_W λ_H) < 1/√K, ε = objective − optimum.
 * Cross-entropy is convex, so at least its tangent at the optimum: CE ≥ CE⋆ + λ√K (t⋆ − mean ẘ_k·h_{k,i}); the
 * penalties are at least λ√K αβ; hence ε ≥ λ√K (αβ − mean ẘ_k·h_{k,i}), and ‖ẘ‖² ≤ Kβ². It holds everywhere, without
 * constants left open; the printed theorem (Pan & Cao 2023, arXiv 2309.04644) has exponents 1/2 and 1/6 in ε.
 * @param objective cross-entropy + penalties of the state.
 * @returns null where λ ≥ 1/√K (the optimum is zero) or a length is.
 */
export function batchNormBound(
  objective: number,
  { alpha, beta }: ReturnType<typeof batchNormLengths>,
  K: number,
  lambda: number,
): number | null {
  const pull = lambda * Math.sqrt(K)
  if (pull >= 1 || alpha === 0 || beta === 0) return null
  return (2 * Math.max(0, objective - batchNormOptimum(K, lambda).objective)) / (pull * alpha * beta)
}
