import { quantities } from '../metrics/registry.ts'

/** One recorded moment, small enough to be kept by the hundred. */
export interface Entry {
  readonly t: number
  /** Index of the stretch of the run that it belongs to. */
  readonly segment: number
  /**
   * Positions, then velocities, of the rows of W (K × d), of the class means (K × d) and of the
   * recorded samples (S × d), row-major: 2 (2K + S) d numbers.
   */
  readonly values: Float32Array
  /**
   * In float64: the objective, the recorded quantities in the order of `recordedQuantities` (NaN where
   * one is not defined), then Σ_i ‖h_{k,i} − μ_k‖² and the bias of each class (0 without): 1 + Q + 2K numbers.
   */
  readonly measures: Float64Array
}

/** What is measured when it happens, because the picture of a run does not hold enough for it. */
export const recordedQuantities = quantities.filter(({ isRecorded }) => isRecorded)

/** Loss plus penalties of an entry or frame. */
export function objectiveOf(measures: Float64Array): number {
  return measures[0]
}

/** The recorded quantities, in the order of `recordedQuantities`. */
export function recordedOf(measures: Float64Array): Float64Array {
  return measures.subarray(1, 1 + recordedQuantities.length)
}

/** Σ_i ‖h_{k,i} − μ_k‖² of each class, length K. */
export function scatterOf(measures: Float64Array): Float64Array {
  const from = 1 + recordedQuantities.length
  return measures.subarray(from, from + (measures.length - from) / 2)
}

/** The bias of each class, length K; zero without one. */
export function biasOf(measures: Float64Array): Float64Array {
  const from = 1 + recordedQuantities.length
  return measures.subarray(from + (measures.length - from) / 2)
}
