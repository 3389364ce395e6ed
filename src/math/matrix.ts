/**
 * A dense real matrix in float64, row-major: entry (i, j) is `data[i * cols + j]`.
 */
export interface Matrix {
  readonly rows: number
  readonly cols: number
  readonly data: Float64Array
}

/** The rows × cols zero matrix, or one over `data` (length rows·cols, shared, not copied). */
export function matrix(rows: number, cols: number, data?: ArrayLike<number>): Matrix {
  const values =
    data === undefined
      ? new Float64Array(rows * cols)
      : data instanceof Float64Array
        ? data
        : Float64Array.from(data)
  if (values.length !== rows * cols) {
    throw new RangeError(`a ${rows} × ${cols} matrix needs ${rows * cols} entries, got ${values.length}`)
  }
  return { rows, cols, data: values }
}

/** The matrix with the given rows; all rows must have one length. */
export function fromRows(rows: readonly (readonly number[])[]): Matrix {
  const cols = rows[0]?.length ?? 0
  if (rows.some((row) => row.length !== cols)) throw new RangeError('rows of unequal length')
  return matrix(rows.length, cols, rows.flat())
}

/** The rows as plain arrays. */
export function toRows(a: Matrix): number[][] {
  return Array.from({ length: a.rows }, (_, i) => Array.from(a.data.subarray(i * a.cols, (i + 1) * a.cols)))
}

/** The n × n identity. */
export function identity(n: number): Matrix {
  const a = matrix(n, n)
  for (let i = 0; i < n; i++) a.data[i * n + i] = 1
  return a
}

/** Aᵀ. */
export function transpose(a: Matrix): Matrix {
  const out = matrix(a.cols, a.rows)
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++) out.data[j * a.rows + i] = a.data[i * a.cols + j]
  }
  return out
}

/** A B; throws RangeError where A's columns are not B's rows. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.cols !== b.rows) throw new RangeError(`cannot multiply ${a.rows} × ${a.cols} by ${b.rows} × ${b.cols}`)
  const out = matrix(a.rows, b.cols)
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.cols; k++) {
      const factor = a.data[i * a.cols + k]
      if (factor === 0) continue
      for (let j = 0; j < b.cols; j++) out.data[i * b.cols + j] += factor * b.data[k * b.cols + j]
    }
  }
  return out
}

/** Σ_ij a_ij b_ij. */
export function inner(a: Matrix, b: Matrix): number {
  let sum = 0
  for (let i = 0; i < a.data.length; i++) sum += a.data[i] * b.data[i]
  return sum
}

/** Frobenius norm ‖A‖. */
export function frobenius(a: Matrix): number {
  return Math.sqrt(inner(a, a))
}
