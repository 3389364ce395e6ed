import type { Matrix } from '../math/matrix.ts'
import { addProjection } from './add-projection.ts'
import { globalMean, type Weighting } from './global-mean.ts'
import type { MeasuredState } from './measured-state.ts'
import { reading, type Reading } from './reading.ts'

/**
 * NC4 as the share of samples on which the classifier, argmax_k (W h + b)_k, agrees with the nearest class
 * mean, argmin_k ‖h − μ_k‖; ties go to the lower class.
 * Source: Papyan, Han, Donoho 2020 (as 1 − agreement).
 * @returns 0…1, 1 at collapse.
 */
export function nc4Agreement({ classifiers, features, means, counts, bias }: MeasuredState): Reading {
  const K = counts.length
  // ‖h − μ‖² is least where ⟨μ, h⟩ − ‖μ‖²/2 is largest.
  const offsets = Float64Array.from({ length: K }, (_, k) => -squaredNorm(means, k) / 2)
  const zero = new Float64Array(K)
  if (features === null) return reading(agreementOfMeans(classifiers, means, counts, bias ?? zero))
  const chosen = bestRows(classifiers, bias ?? zero, features)
  const nearest = bestRows(means, offsets, features)
  let same = 0
  for (let c = 0; c < chosen.length; c++) if (chosen[c] === nearest[c]) same++
  return reading(same / chosen.length)
}

/** All samples at their class means: each mean is its own nearest, or the first of those that coincide with it. */
function agreementOfMeans(classifiers: Matrix, means: Matrix, counts: readonly number[], bias: Float64Array): number {
  const K = counts.length
  const d = means.cols
  let same = 0
  let all = 0
  for (let k = 0; k < K; k++) {
    const mean = { rows: d, cols: 1, data: means.data.subarray(k * d, (k + 1) * d) }
    const [chosen] = bestRows(classifiers, bias, mean)
    let nearest = 0
    while (nearest < k && !sameRow(means, nearest, k)) nearest++
    all += counts[k]
    if (chosen === nearest) same += counts[k]
  }
  return same / all
}

function sameRow({ cols, data }: Matrix, j: number, k: number): boolean {
  for (let i = 0; i < cols; i++) if (data[j * cols + i] !== data[k * cols + i]) return false
  return true
}

/** For each column h of `features` the row k with the largest ⟨row_k, h⟩ + offset_k. */
function bestRows(rows: Matrix, offsets: Float64Array, features: Matrix): Uint32Array {
  const { rows: d, cols: N } = features
  const best = new Uint32Array(N)
  const highest = new Float64Array(N).fill(-Infinity)
  const score = new Float64Array(N)
  for (let k = 0; k < rows.rows; k++) {
    score.fill(offsets[k])
    addProjection(score, rows.data.subarray(k * d, (k + 1) * d), features)
    for (let c = 0; c < N; c++) {
      if (score[c] <= highest[c]) continue
      highest[c] = score[c]
      best[c] = k
    }
  }
  return best
}

function squaredNorm({ cols, data }: Matrix, row: number): number {
  let sum = 0
  for (let i = row * cols; i < (row + 1) * cols; i++) sum += data[i] * data[i]
  return sum
}

/**
 * NC4 as ‖W μ_G + b‖₂, the logits at the global mean.
 * Source: Zhu et al. 2021 (weighted).
 * @returns ≥ 0, 0 at collapse of a balanced problem.
 */
export function nc4Bias(state: MeasuredState, weighting: Weighting): Reading {
  const { data, cols: d } = state.classifiers
  const mean = globalMean(state, weighting)
  const logits = state.counts.map((_, k) => {
    let sum = state.bias?.[k] ?? 0
    for (let i = 0; i < d; i++) sum += data[k * d + i] * mean[i]
    return sum
  })
  return reading(Math.sqrt(logits.reduce((sum, z) => sum + z * z, 0)))
}
