import { transpose, type Matrix } from '../math/matrix.ts'
import { projectColumns, type Columns } from '../math/project-columns.ts'
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
  const zero = new Float64Array(K)
  if (features === null) return reading(agreementOfMeans(classifiers, means, counts, bias ?? zero))
  const decisions: Decision[] = [
    { rows: classifiers, offsets: bias ?? zero },
    // ‖h − μ‖² is least where ⟨μ, h⟩ − ‖μ‖²/2 is largest.
    { rows: means, offsets: Float64Array.from({ length: K }, (_, k) => -squaredNorm(means, k) / 2) },
  ]
  const largest = Math.max(K, ...counts)
  const scratch = new Float64Array(K * largest)
  const winners = decisions.map(() => new Uint32Array(largest))
  const atMeans = decisions.map((decision, i) => {
    findWinners(decision, { of: transpose(means), from: 0, to: K }, scratch, winners[i])
    return winners[i].slice(0, K)
  })
  let same = 0
  for (let k = 0, from = 0; k < K; from += counts[k], k++) {
    const columns = { of: features, from, to: from + counts[k] }
    const radius = radiusOf(columns, means, k, scratch)
    decisions.forEach((decision, i) => {
      // Late in a run the mean decides for its whole class, at a tenth of the cost.
      if (isSafe(decision, means, k, atMeans[i][k], radius)) winners[i].fill(atMeans[i][k])
      else findWinners(decision, columns, scratch, winners[i])
    })
    const [chosen, nearest] = winners
    for (let c = 0; c < counts[k]; c++) if (chosen[c] === nearest[c]) same++
  }
  return reading(same / features.cols)
}

/** Scores ⟨row_k, h⟩ + offset_k, of which the largest decides; ties go to the lower k. */
interface Decision {
  /** K × d. */
  readonly rows: Matrix
  readonly offsets: Float64Array
}

/** The largest distance of columns from row `k` of `points`. */
function radiusOf({ of: { rows: d, cols: N, data }, from, to }: Columns, points: Matrix, k: number, squares: Float64Array): number {
  const n = to - from
  squares.fill(0, 0, n)
  let i = 0
  // Two coordinates a turn: half the loads and stores of the sums.
  for (; i + 1 < d; i += 2) {
    const [x, y] = [points.data[k * d + i], points.data[k * d + i + 1]]
    for (let c = 0, at = i * N + from, next = at + N; c < n; c++, at++, next++) {
      squares[c] += (data[at] - x) * (data[at] - x) + (data[next] - y) * (data[next] - y)
    }
  }
  for (; i < d; i++) {
    const x = points.data[k * d + i]
    for (let c = 0, at = i * N + from; c < n; c++, at++) squares[c] += (data[at] - x) * (data[at] - x)
  }
  let largest = 0
  for (let c = 0; c < n; c++) largest = Math.max(largest, squares[c])
  return Math.sqrt(largest)
}

/**
 * Whether row `best` wins wherever within `radius` of point k, at which it wins: its lead over each other row is more
 * than radius ‖row_best − row_j‖ there; by a part in 10⁹ of the terms, so that rounding decides nothing.
 */
function isSafe({ rows, offsets }: Decision, points: Matrix, k: number, best: number, radius: number): boolean {
  const d = rows.cols
  const length = Math.sqrt(squaredNorm(points, k))
  for (let j = 0; j < rows.rows; j++) {
    if (j === best) continue
    let lead = 0
    let square = 0
    for (let i = 0, p = best * d, q = j * d, at = k * d; i < d; i++, p++, q++, at++) {
      const difference = rows.data[p] - rows.data[q]
      const x = points.data[at]
      lead += difference * x
      square += difference * difference
    }
    const reach = Math.sqrt(square)
    lead += offsets[best] - offsets[j]
    const rounding = 1e-9 * (Math.abs(offsets[best]) + Math.abs(offsets[j]) + reach * length)
    if (!(lead > radius * reach + rounding)) return false
  }
  return true
}

/** All samples at their class means: each mean is its own nearest, or the first of those that coincide with it. */
function agreementOfMeans(classifiers: Matrix, means: Matrix, counts: readonly number[], bias: Float64Array): number {
  const K = counts.length
  const chosen = new Uint32Array(K)
  findWinners({ rows: classifiers, offsets: bias }, { of: transpose(means), from: 0, to: K }, new Float64Array(K * K), chosen)
  let same = 0
  let all = 0
  for (let k = 0; k < K; k++) {
    let nearest = 0
    while (nearest < k && !sameRow(means, nearest, k)) nearest++
    all += counts[k]
    if (chosen[k] === nearest) same += counts[k]
  }
  return same / all
}

function sameRow({ cols, data }: Matrix, j: number, k: number): boolean {
  for (let i = 0; i < cols; i++) if (data[j * cols + i] !== data[k * cols + i]) return false
  return true
}

/** Writes for each column the row that wins; `scores` is room for K times their number. */
function findWinners({ rows, offsets }: Decision, columns: Columns, scores: Float64Array, winners: Uint32Array): void {
  const n = columns.to - columns.from
  projectColumns(rows, columns, scores)
  for (let c = 0; c < n; c++) {
    let highest = scores[c] + offsets[0]
    let winner = 0
    for (let k = 1, at = n + c; k < rows.rows; k++, at += n) {
      const score = scores[at] + offsets[k]
      if (score <= highest) continue
      highest = score
      winner = k
    }
    winners[c] = winner
  }
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
