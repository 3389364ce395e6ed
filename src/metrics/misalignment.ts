import type { Matrix } from '../math/matrix.ts'
import { depthOf } from '../model/spec.ts'
import type { MeasuredState } from './measured-state.ts'
import { notDefined, reading, type Reading } from './reading.ts'

/** Lengths of a state with balanced classes: α² = mean ‖h‖² over the samples, β² = ‖W‖²/K. */
function lengthsOf({ classifiers, means, scatter, counts }: MeasuredState): { readonly alpha: number; readonly beta: number } {
  const K = classifiers.rows
  const spread = scatter.reduce((sum, one, k) => sum + one / counts[k], 0)
  return { alpha: Math.sqrt((square(means) + spread) / K), beta: Math.sqrt(square(classifiers) / K) }
}

function square({ data }: Matrix): number {
  return data.reduce((sum, x) => sum + x * x, 0)
}

/**
 * How far features are from their classifiers, in the setting of Pan & Cao 2023 (batch norm, balanced classes):
 * mean_{k,i} ‖h_{k,i}/α − ẘ_k/β‖² = (1/K) Σ_k ‖μ_k/α − ẘ_k/β‖² + mean_{k,i} ‖h_{k,i} − μ_k‖²/α², ẘ_k = w_k − mean w.
 * @returns 0 … 4.
 */
export function misalignment(state: MeasuredState): Reading {
  const reason = outside(state)
  if (reason !== null) return notDefined(reason)
  const { classifiers, means, scatter, counts } = state
  const { alpha, beta } = lengthsOf(state)
  if (alpha === 0 || beta === 0) return notDefined('the vectors have vanished')
  const { rows: K, cols: d } = classifiers
  let sum = scatter.reduce((part, one, k) => part + one / counts[k], 0) / alpha ** 2
  for (let i = 0; i < d; i++) {
    let mean = 0
    for (let k = 0; k < K; k++) mean += classifiers.data[k * d + i] / K
    for (let k = 0; k < K; k++) sum += (means.data[k * d + i] / alpha - (classifiers.data[k * d + i] - mean) / beta) ** 2
  }
  return reading(sum / K)
}

/**
 * An upper bound of the misalignment at any state: 2ε/(λ√K αβ), ε the objective above its least, λ = √(λ_W λ_H).
 * Cross-entropy is at least its tangent at the optimum, and the penalties are at least λ√K αβ; the printed theorem
 * has powers 1/2 and 1/6 of ε.
 */
export function misalignmentBound(state: MeasuredState): Reading {
  const reason = outside(state)
  if (reason !== null) return notDefined(reason)
  const { run, classifiers } = state
  if (run?.target == null) return notDefined('there is no prediction')
  const { lambdaW = 0, lambdaH = 0 } = run.spec?.values ?? {}
  const pull = Math.sqrt(lambdaW * lambdaH * classifiers.rows)
  // λ√K ≥ 1: everything is zero at the optimum, and no tangent of slope λ√K is there.
  if (pull >= 1) return notDefined('the optimum is zero')
  const { alpha, beta } = lengthsOf(state)
  if (alpha === 0 || beta === 0) return notDefined('the vectors have vanished')
  return reading((2 * Math.max(0, run.objective - run.target.objective)) / (pull * alpha * beta))
}

/** Why the theorem does not speak of a state; null where it does. */
function outside({ run, counts }: MeasuredState): string | null {
  const spec = run?.spec
  if (spec == null) return 'it belongs to a run, not to a state alone'
  if (spec.model !== 'batchNorm') return 'it is about the model with batch norm'
  if (new Set(counts).size > 1 || new Set(spec.weights ?? []).size > 1) return 'the classes are not balanced'
  if (depthOf(spec) > 1 || spec.choices?.loss === 'squaredError') return 'it is about one layer and cross-entropy'
  return null
}
