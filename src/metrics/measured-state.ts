import { matrix, type Matrix } from '../math/matrix.ts'
import type { RunFacts } from './run-facts.ts'

/** A moment of a run with what every measure of collapse needs of it. */
export interface MeasuredState {
  /** W, K × d. */
  readonly classifiers: Matrix
  /**
   * H, d × N, columns ordered by class; null in a prediction, in what is left of a recorded moment and where
   * each class is one column.
   */
  readonly features: Matrix | null
  /** n_k > 0, length K; Σ n_k = N, whole numbers unless each class is one column. */
  readonly counts: readonly number[]
  /** b, length K, or null for a model without. */
  readonly bias: Float64Array | null
  /** Class means μ_k as rows, K × d. */
  readonly means: Matrix
  /** Σ_i ‖h_{k,i} − μ_k‖² of each class, length K. */
  readonly scatter: Float64Array
  /** Whether it is what theory predicts, every sample at its class mean, rather than a state that was reached. */
  readonly isPrediction?: true
  /** Whether each class is one column that weighs n_k, so that there is no spread within a class. */
  readonly isOneColumn?: boolean
  /** The matrices whose product the logits are, W_M … W_1, H, as far as the flow is free; for what it conserves. */
  readonly factors?: readonly Matrix[]
  /** Where the state is a moment of a run. */
  readonly run?: RunFacts
}

/** Whether no class has two samples: within-class spread is then zero by construction. */
export function isSingle({ isPrediction, isOneColumn, counts }: MeasuredState): boolean {
  return isPrediction !== true && (isOneColumn === true || counts.every((n) => n === 1))
}

/** What a state is measured from. */
export interface Sample {
  readonly classifiers: Matrix
  readonly features: Matrix
  readonly counts: readonly number[]
  readonly bias?: Float64Array | null
}

/**
 * Class means and within-class scatter of a state, computed once for all measures.
 * @throws RangeError when the shapes do not fit each other.
 */
export function measuredState({ classifiers, features, counts, bias = null }: Sample): MeasuredState {
  const K = counts.length
  const { rows: d, cols: N, data } = features
  if (classifiers.rows !== K || classifiers.cols !== d || counts.reduce((a, b) => a + b, 0) !== N) {
    throw new RangeError(`W ${classifiers.rows} × ${classifiers.cols}, H ${d} × ${N} and ${K} counts do not fit`)
  }
  const means = matrix(K, d)
  const scatter = new Float64Array(K)
  for (let i = 0; i < d; i++) {
    for (let k = 0, c = i * N; k < K; k++) {
      const end = c + counts[k]
      let sum = 0
      for (let j = c; j < end; j++) sum += data[j]
      const mean = sum / counts[k]
      let squares = 0
      for (; c < end; c++) squares += (data[c] - mean) ** 2
      means.data[k * d + i] = mean
      scatter[k] += squares
    }
  }
  return { classifiers, features, counts, bias, means, scatter }
}

/** The state in which every sample sits at its class mean, as theory predicts it. */
export function collapsedState(
  classifiers: Matrix,
  means: Matrix,
  counts: readonly number[],
  bias: Float64Array | null = null,
): MeasuredState {
  return { classifiers, features: null, counts, bias, means, scatter: new Float64Array(counts.length), isPrediction: true }
}
