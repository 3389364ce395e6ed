import { completeBasis } from './complete-basis.ts'
import { matrix, multiply, transpose, type Matrix } from './matrix.ts'
import { singularValues } from './singular-values.ts'

/** One part of an alignment: rows of `source` (K × r) are to lie on rows of `target` (K × d). */
export interface AlignmentPart {
  readonly source: Matrix
  readonly target: Matrix
  /** ≥ 0. */
  readonly weight: number
}

/**
 * Singular values below this share of the largest say nothing about their directions: they are
 * rounding (about 1e-15) or the product of vectors too short to be seen (1e-6 of the longest).
 */
const RELATIVE_RANK = 1e-12

/**
 * The r × d matrix Q with orthonormal rows that minimises Σ_parts weight ‖target − source Q‖²,
 * over rotations and reflections alike (orthogonal Procrustes): with Σ weight sourceᵀ target = U S Vᵀ,
 * Q = U Vᵀ. Directions on which the parts say nothing follow `previous` as closely as they can (in the
 * Frobenius norm), else the unit vectors, so that Q is deterministic and does not jump from call to call.
 * Source: Schönemann 1966.
 * @param parts at least one; all of one r and one d, r ≤ d.
 * @param previous r × d with orthonormal rows.
 * @throws RangeError when r > d (no such Q exists), shapes disagree or nothing is given.
 */
export function procrustes(parts: readonly AlignmentPart[], previous?: Matrix): Matrix {
  const cross = weightedCross(parts)
  const { rows: r, cols: d } = cross
  if (previous !== undefined && (previous.rows !== r || previous.cols !== d)) {
    throw new RangeError(`previous is ${previous.rows} × ${previous.cols}, needs ${r} × ${d}`)
  }
  const { left, values, right } = singularValues(cross)
  const rank = values.filter((s) => s > RELATIVE_RANK * values[0]).length
  if (rank === r) return multiply(left, transpose(right))
  return completed(left, right, rank, previous ?? firstUnitVectors(r, d))
}

/** Σ weight sourceᵀ target, r × d. */
function weightedCross(parts: readonly AlignmentPart[]): Matrix {
  if (parts.length === 0) throw new RangeError('nothing to align')
  const sum = matrix(parts[0].source.cols, parts[0].target.cols)
  if (sum.rows > sum.cols) throw new RangeError(`cannot place ${sum.rows} dimensions in ${sum.cols}`)
  for (const { source, target, weight } of parts) {
    if (source.cols !== sum.rows || target.cols !== sum.cols) throw new RangeError('parts of unequal dimension')
    const cross = multiply(transpose(source), target)
    for (let i = 0; i < sum.data.length; i++) sum.data[i] += weight * cross.data[i]
  }
  return sum
}

/** [I 0], r × d. */
function firstUnitVectors(r: number, d: number): Matrix {
  const a = matrix(r, d)
  for (let i = 0; i < r; i++) a.data[i * d + i] = 1
  return a
}

/** Q = U_1 V_1ᵀ + U_0 C V_⊥ᵀ, the free C chosen so that Q comes closest to `wish`. */
function completed(left: Matrix, right: Matrix, rank: number, wish: Matrix): Matrix {
  const r = left.rows
  const d = right.rows
  const leftRows = transpose(left)
  const known = rowsOf(transpose(right), 0, rank)
  const free = rowsOf(completeBasis(known, d), rank, d)
  const unknown = rowsOf(leftRows, rank, r)
  const { left: u, right: v } = singularValues(multiply(multiply(unknown, wish), transpose(free)))
  const determined = multiply(transpose(rowsOf(leftRows, 0, rank)), known)
  const chosen = multiply(transpose(unknown), multiply(multiply(u, transpose(v)), free))
  return matrix(r, d, determined.data.map((x, i) => x + chosen.data[i]))
}

function rowsOf(a: Matrix, from: number, to: number): Matrix {
  return matrix(to - from, a.cols, a.data.slice(from * a.cols, to * a.cols))
}
