import { completeBasis } from './complete-basis.ts'
import { matrix, transpose, type Matrix } from './matrix.ts'

/** A = left · diag(values) · rightᵀ with p = min(m, n). */
export interface SingularValues {
  /** m × p, orthonormal columns. */
  readonly left: Matrix
  /** σ_1 ≥ … ≥ σ_p ≥ 0. */
  readonly values: Float64Array
  /** n × p, orthonormal columns. */
  readonly right: Matrix
}

/** Sweeps allowed; convergence is quadratic and 6 to 10 are usual at n = 100. */
const MAX_SWEEPS = 60

/** Columns shorter than this share of the largest entry count as zero: their squares lose digits below 1e-290. */
const NEGLIGIBLE = 1e-140

/**
 * Thin singular value decomposition in float64 by one-sided Jacobi rotations.
 * Small singular values keep their relative accuracy where the columns are merely badly scaled;
 * below 1e-140 of the largest entry they are zero.
 * Singular vectors of values that are exactly zero complete the others deterministically.
 * Source: Hestenes 1958; Demmel and Veselić, Jacobi's method is more accurate than QR, 1992, algorithm 4.1.
 * @param a m × n, any rank, finite.
 * @throws RangeError when an entry is not finite.
 */
export function singularValues(a: Matrix): SingularValues {
  // Rotations act on the columns of the tall orientation; they are kept as contiguous rows.
  if (a.rows < a.cols) {
    const { left, values, right } = singularValues(transpose(a))
    return { left: right, values, right: left }
  }
  const columns = transpose(a)
  const scale = normalise(columns)
  const rotations = matrix(a.cols, a.cols)
  for (let j = 0; j < a.cols; j++) rotations.data[j * a.cols + j] = 1
  for (let sweep = 0; sweep < MAX_SWEEPS && rotateAllPairs(columns, rotations); sweep++);
  return assemble(columns, rotations, scale)
}

/** Divides by the largest magnitude, so that squares neither overflow nor vanish; returns it. */
function normalise(columns: Matrix): number {
  let largest = 0
  for (const x of columns.data) {
    if (!Number.isFinite(x)) throw new RangeError('singular values need finite entries')
    largest = Math.max(largest, Math.abs(x))
  }
  if (largest > 0) for (let i = 0; i < columns.data.length; i++) columns.data[i] /= largest
  return largest
}

/** One sweep over all pairs of columns; returns whether any was not yet orthogonal or in order. */
function rotateAllPairs(columns: Matrix, rotations: Matrix): boolean {
  const { rows: n, cols: m, data } = columns
  // A dot product of length m carries a rounding error of up to m ε of the norms' product.
  const tolerance = Math.max(m, 4) * Number.EPSILON
  let changed = false
  for (let p = 0; p < n - 1; p++) {
    for (let q = p + 1; q < n; q++) {
      let alpha = 0
      let beta = 0
      let gamma = 0
      for (let i = 0, u = p * m, v = q * m; i < m; i++, u++, v++) {
        alpha += data[u] * data[u]
        beta += data[v] * data[v]
        gamma += data[u] * data[v]
      }
      // de Rijk: the longer column first, which speeds convergence and sorts.
      if (alpha < beta) {
        swapRows(columns, p, q)
        swapRows(rotations, p, q)
        ;[alpha, beta] = [beta, alpha]
        changed = true
      }
      if (Math.abs(gamma) <= tolerance * Math.sqrt(alpha) * Math.sqrt(beta)) continue
      changed = true
      const zeta = (beta - alpha) / (2 * gamma)
      const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta))
      rotateRows(columns, p, q, t)
      rotateRows(rotations, p, q, t)
    }
  }
  return changed
}

function swapRows(a: Matrix, p: number, q: number): void {
  for (let i = 0, u = p * a.cols, v = q * a.cols; i < a.cols; i++, u++, v++) {
    const t = a.data[u]
    a.data[u] = a.data[v]
    a.data[v] = t
  }
}

/** Rotates rows p and q by the angle of tangent t. */
function rotateRows(a: Matrix, p: number, q: number, t: number): void {
  const c = 1 / Math.sqrt(1 + t * t)
  const s = c * t
  const { cols, data } = a
  for (let i = 0, u = p * cols, v = q * cols; i < cols; i++, u++, v++) {
    const x = data[u]
    const y = data[v]
    data[u] = c * x - s * y
    data[v] = s * x + c * y
  }
}

function assemble(columns: Matrix, rotations: Matrix, scale: number): SingularValues {
  const { rows: n, cols: m } = columns
  const norms = Array.from({ length: n }, (_, j) => rowNorm(columns, j))
  const order = norms.map((_, j) => j).toSorted((i, j) => norms[j] - norms[i])
  const left = matrix(n, m)
  const right = matrix(n, n)
  order.forEach((from, to) => {
    right.data.set(rotations.data.subarray(from * n, (from + 1) * n), to * n)
    if (norms[from] === 0) return
    for (let i = 0; i < m; i++) left.data[to * m + i] = columns.data[from * m + i] / norms[from]
  })
  return {
    left: transpose(completeBasis(left, n)),
    values: Float64Array.from(order, (j) => norms[j] * scale),
    right: transpose(right),
  }
}

function rowNorm(a: Matrix, row: number): number {
  let sum = 0
  for (let i = row * a.cols; i < (row + 1) * a.cols; i++) sum += a.data[i] * a.data[i]
  const norm = Math.sqrt(sum)
  return norm < NEGLIGIBLE ? 0 : norm
}
