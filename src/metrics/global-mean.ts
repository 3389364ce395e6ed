import { matrix, type Matrix } from '../math/matrix.ts'
import type { MeasuredState } from './measured-state.ts'

/** The global mean is taken over samples (weighted) or over class means (unweighted). */
export type Weighting = 'weighted' | 'unweighted'

/** μ_G = Σ_k (n_k/N) μ_k, or Σ_k μ_k/K; length d. */
export function globalMean({ means, counts }: MeasuredState, weighting: Weighting): Float64Array {
  const { rows: K, cols: d, data } = means
  const N = counts.reduce((a, b) => a + b, 0)
  const mean = new Float64Array(d)
  for (let k = 0; k < K; k++) {
    const share = weighting === 'weighted' ? counts[k] / N : 1 / K
    for (let i = 0; i < d; i++) mean[i] += share * data[k * d + i]
  }
  return mean
}

/** C, rows μ_k − μ_G; K × d. */
export function centredMeans(state: MeasuredState, weighting: Weighting): Matrix {
  const mean = globalMean(state, weighting)
  const { rows, cols } = state.means
  const data = state.means.data.slice()
  for (let i = 0; i < data.length; i++) data[i] -= mean[i % cols]
  return matrix(rows, cols, data)
}
