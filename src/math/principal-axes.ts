import { completeBasis } from './complete-basis.ts'
import { energyShare, type WeightedRows } from './energy-share.ts'
import { inner, matrix, multiply, transpose, type Matrix } from './matrix.ts'
import { procrustes } from './procrustes.ts'
import { singularValues } from './singular-values.ts'

/** A projection of d dimensions on to three, and how much of the energy it keeps. */
export interface PrincipalAxes {
  /** 3 × d, orthonormal rows; for d < 3 the last 3 − d rows are zero. */
  readonly basis: Matrix
  /** Σ kept energy / Σ all energy, 0…1. */
  readonly share: number
}

/**
 * Energy given to the previous axes beyond their own, as a share of all energy. In a simplex ETF of
 * K > 4 classes all K − 1 energies are equal and rounding would choose the three; with this the old
 * view stays until another keeps 1 % more, which is also the most energy that it can cost.
 */
const LOYALTY = 0.01

/**
 * The three orthonormal directions of largest energy Σ weight ⟨row, direction⟩² (uncentred principal
 * axes), and the share of energy they keep. For d ≤ 3 nothing is hidden and the axes are the identity
 * (3 × d). With `previous`, ties are broken towards the previous three-dimensional space, and the axes
 * are turned inside the new one to lie as close to the previous axes as possible: no sign flips, no
 * swaps when energies cross. Without it they are ordered by energy, the largest component positive.
 * @param parts at least one; all of one d.
 * @param previous 3 × d, as returned before for the same d; another shape is ignored, since d changed.
 * @throws RangeError when nothing is given or dimensions disagree.
 */
export function principalAxes(parts: readonly WeightedRows[], previous?: Matrix): PrincipalAxes {
  if (parts.length === 0) throw new RangeError('no rows to find axes of')
  const d = parts[0].rows.cols
  if (parts.some(({ rows }) => rows.cols !== d)) throw new RangeError('rows of unequal dimension')
  if (d <= 3) return { basis: padded(d), share: 1 }
  const old = previous?.cols === d ? previous : undefined
  const top = strongest(old === undefined ? parts : [...parts, favour(parts, old)])
  const basis = old === undefined ? top : multiply(turnTowards(top, old), top)
  return { basis, share: energyShare(parts, basis) }
}

function padded(d: number): Matrix {
  const basis = matrix(3, d)
  for (let i = 0; i < d; i++) basis.data[i * d + i] = 1
  return basis
}

/** The previous axes as three more rows, which carry LOYALTY of all energy between them. */
function favour(parts: readonly WeightedRows[], old: Matrix): WeightedRows {
  const all = parts.reduce((sum, { rows, weight }) => sum + weight * inner(rows, rows), 0)
  return { rows: old, weight: all > 0 ? (LOYALTY / 3) * all : 1 }
}

/** The three directions of largest energy, as rows in falling order, largest component positive. */
function strongest(parts: readonly WeightedRows[]): Matrix {
  const d = parts[0].rows.cols
  const rows = parts.reduce((sum, part) => sum + part.rows.rows, 0)
  // Few rows: their own singular vectors; many: those of the d × d second moment, which is cheaper.
  const vectors = transpose(singularValues(rows <= d ? stacked(parts, rows) : secondMoment(parts, d)).right)
  const few = Math.min(3, vectors.rows)
  const basis = completeBasis(matrix(few, d, vectors.data.slice(0, few * d)), 3)
  for (let axis = 0; axis < 3; axis++) {
    const row = basis.data.subarray(axis * d, (axis + 1) * d)
    const largest = row.reduce((best, x) => (Math.abs(x) > Math.abs(best) * (1 + 1e-9) ? x : best), 0)
    if (largest < 0) for (let i = 0; i < d; i++) row[i] = -row[i]
  }
  return basis
}

/** All rows, each times √weight. */
function stacked(parts: readonly WeightedRows[], rows: number): Matrix {
  const all = matrix(rows, parts[0].rows.cols)
  let offset = 0
  for (const part of parts) {
    const factor = Math.sqrt(part.weight)
    for (const x of part.rows.data) all.data[offset++] = factor * x
  }
  return all
}

/** Σ weight RᵀR, d × d. */
function secondMoment(parts: readonly WeightedRows[], d: number): Matrix {
  const sum = matrix(d, d)
  for (const { rows, weight } of parts) {
    const gram = multiply(transpose(rows), rows)
    for (let i = 0; i < sum.data.length; i++) sum.data[i] += weight * gram.data[i]
  }
  return sum
}

/** The rotation T (3 × 3) that brings T · top closest to `old`. */
function turnTowards(top: Matrix, old: Matrix): Matrix {
  // ‖old − T top‖ = ‖oldᵀ − topᵀ Tᵀ‖, an alignment of the rows of topᵀ.
  return transpose(procrustes([{ source: transpose(top), target: transpose(old), weight: 1 }]))
}
