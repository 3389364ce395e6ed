import { isSingle, type MeasuredState } from './measured-state.ts'
import { notDefined, reading, type Reading } from './reading.ts'

/**
 * Class-distance normalised variance: mean over ordered pairs j ≠ k of (v_j + v_k)/(2‖μ_j − μ_k‖²), with v_k
 * the mean of ‖h − μ_k‖² over the class, or the sum over n_k − 1 where `unbiased`.
 * Source: Galanti, György, Hutter 2021 (arXiv 2112.15121); unbiased: the usual estimate of a variance.
 * @returns ≥ 0, 0 at collapse.
 */
export function classDistanceNormalisedVariance(state: MeasuredState, unbiased: boolean): Reading {
  const { means, counts, scatter } = state
  const { rows: K, cols: d, data } = means
  if (isSingle(state)) return notDefined('each class has one sample, so there is no spread within a class')
  if (unbiased && counts.includes(1)) return notDefined('a class has one sample: its variance has no unbiased estimate')
  const variance = scatter.map((sum, k) => sum / (counts[k] - (unbiased ? 1 : 0)))
  let sum = 0
  for (let j = 0; j < K; j++) {
    for (let k = 0; k < j; k++) {
      let distance = 0
      for (let i = 0; i < d; i++) distance += (data[j * d + i] - data[k * d + i]) ** 2
      if (distance === 0) return notDefined('two class means coincide')
      sum += (variance[j] + variance[k]) / distance
    }
  }
  return reading(sum / (K * (K - 1)))
}
