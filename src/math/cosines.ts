import type { Matrix } from './matrix.ts'

/** Cosine of row i of A and row j of B; null where either is shorter than 1e-9 of the longest row. */
export function rowCosine(a: Matrix, i: number, b: Matrix, j: number): number | null {
  const d = a.cols
  let product = 0
  let squareA = 0
  let squareB = 0
  for (let c = 0; c < d; c++) {
    const x = a.data[i * d + c]
    const y = b.data[j * d + c]
    product += x * y
    squareA += x * x
    squareB += y * y
  }
  if (Math.sqrt(squareA) <= VANISHED * longestRow(a) || Math.sqrt(squareB) <= VANISHED * longestRow(b)) return null
  return Math.min(1, Math.max(-1, product / Math.sqrt(squareA * squareB)))
}

/** Length below which, relative to the longest row, a vector counts as vanished. */
export const VANISHED = 1e-9

/** Norm of the longest row. */
export function longestRow({ rows, cols, data }: Matrix): number {
  let best = 0
  for (let k = 0; k < rows; k++) {
    let square = 0
    for (let i = 0; i < cols; i++) square += data[k * cols + i] ** 2
    best = Math.max(best, square)
  }
  return Math.sqrt(best)
}

/**
 * Mean cosine over pairs of different rows out of `members`; null for fewer than two or vanished ones. It needs no
 * pairs: Σ_{j≠k} u_j·u_k = ‖Σ u_k‖² − m over m unit rows.
 */
export function meanCosine(a: Matrix, members: readonly number[]): number | null {
  const m = members.length
  const sum = m < 2 ? null : sumOfDirections(a, members)
  if (sum === null) return null
  return Math.min(1, Math.max(-1, (squareOf(sum) - m) / (m * (m - 1))))
}

/** Mean cosine of a row out of `first` with one out of `second`, which share none; null where there are none, or one has vanished. */
export function meanCosineAcross(a: Matrix, first: readonly number[], second: readonly number[]): number | null {
  if (first.length === 0 || second.length === 0) return null
  const [x, y] = [sumOfDirections(a, first), sumOfDirections(a, second)]
  if (x === null || y === null) return null
  const product = x.reduce((sum, value, i) => sum + value * y[i], 0)
  return Math.min(1, Math.max(-1, product / (first.length * second.length)))
}

/** Σ u_k over some rows scaled to length 1; null where one has vanished. */
function sumOfDirections(a: Matrix, members: readonly number[]): Float64Array | null {
  const { cols, data } = a
  const shortest = VANISHED * longestRow(a)
  const sum = new Float64Array(cols)
  for (const k of members) {
    const row = data.subarray(k * cols, (k + 1) * cols)
    const length = Math.sqrt(squareOf(row))
    if (length <= shortest) return null
    for (let i = 0; i < cols; i++) sum[i] += row[i] / length
  }
  return sum
}

function squareOf(v: Float64Array): number {
  let square = 0
  for (let i = 0; i < v.length; i++) square += v[i] * v[i]
  return square
}
