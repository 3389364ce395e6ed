/** The smallest eigenvalue of a symmetric tridiagonal matrix and its unit eigenvector. */
export interface Eigenpair {
  readonly value: number
  readonly vector: Float64Array
}

/**
 * The smallest eigenvalue of the m × m symmetric tridiagonal matrix with diagonal a_0 … a_{m−1} and
 * off-diagonal b_0 … b_{m−2}, by bisection on the number of negative pivots of T − x (Sturm), and its
 * eigenvector by inverse iteration. Source: Golub & Van Loan, Matrix Computations, 8.4.
 * @returns the value to rounding of ‖T‖.
 */
export function smallestTridiagonal(diagonal: ArrayLike<number>, offDiagonal: ArrayLike<number>): Eigenpair {
  const m = diagonal.length
  const reach = (i: number) => (i > 0 ? Math.abs(offDiagonal[i - 1]) : 0) + (i < m - 1 ? Math.abs(offDiagonal[i]) : 0)
  let low = Infinity
  let high = Infinity
  for (let i = 0; i < m; i++) {
    low = Math.min(low, diagonal[i] - reach(i))
    high = Math.min(high, diagonal[i])
  }
  // Below `high` lies at least one eigenvalue; 100 halvings reach rounding from any interval.
  for (let halving = 0; halving < 100 && high - low > 0; halving++) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) break
    if (hasNegativePivot(diagonal, offDiagonal, middle)) high = middle
    else low = middle
  }
  return { value: high, vector: inverseIteration(diagonal, offDiagonal, high) }
}

/** Whether T − x has a negative eigenvalue. */
function hasNegativePivot(diagonal: ArrayLike<number>, offDiagonal: ArrayLike<number>, x: number): boolean {
  let pivot = 1
  for (let i = 0; i < diagonal.length; i++) {
    const b = i > 0 ? offDiagonal[i - 1] : 0
    pivot = diagonal[i] - x - (b === 0 ? 0 : (b * b) / pivot)
    if (pivot < 0) return true
    if (pivot === 0) pivot = Number.MIN_VALUE
  }
  return false
}

/** Three solutions of (T − x) y = y, each made a unit vector; x within rounding of an eigenvalue. */
function inverseIteration(diagonal: ArrayLike<number>, offDiagonal: ArrayLike<number>, x: number): Float64Array {
  const m = diagonal.length
  let scale = 0
  for (let i = 0; i < m; i++) scale = Math.max(scale, Math.abs(diagonal[i]), i > 0 ? Math.abs(offDiagonal[i - 1]) : 0)
  // Unequal entries, so that no eigenvector is orthogonal to the start by symmetry.
  let y: Float64Array = Float64Array.from({ length: m }, (_, i) => 1 + ((i * 7) % 5) / 10)
  for (let turn = 0; turn < 3; turn++) y = unit(solveShifted(diagonal, offDiagonal, x, y, Math.max(scale * 1e-16, 1e-290)))
  return y
}

/** Gaussian elimination with partial pivoting; a pivot below `least` is raised to it. */
function solveShifted(
  diagonal: ArrayLike<number>,
  offDiagonal: ArrayLike<number>,
  x: number,
  right: Float64Array,
  least: number,
): Float64Array {
  const m = diagonal.length
  const rows = Array.from({ length: m }, (_, i) => [diagonal[i] - x, i < m - 1 ? offDiagonal[i] : 0, 0])
  const y = right.slice()
  for (let i = 0; i < m - 1; i++) {
    let below = [offDiagonal[i], rows[i + 1][0], rows[i + 1][1]]
    if (Math.abs(below[0]) > Math.abs(rows[i][0])) {
      ;[rows[i], below] = [below, rows[i]]
      ;[y[i], y[i + 1]] = [y[i + 1], y[i]]
    }
    const pivot = Math.abs(rows[i][0]) < least ? least : rows[i][0]
    rows[i][0] = pivot
    const factor = below[0] / pivot
    rows[i + 1] = [below[1] - factor * rows[i][1], below[2] - factor * rows[i][2], 0]
    y[i + 1] -= factor * y[i]
  }
  if (Math.abs(rows[m - 1][0]) < least) rows[m - 1][0] = least
  for (let i = m - 1; i >= 0; i--) {
    if (i + 1 < m) y[i] -= rows[i][1] * y[i + 1]
    if (i + 2 < m) y[i] -= rows[i][2] * y[i + 2]
    y[i] /= rows[i][0]
  }
  return y
}

function unit(v: Float64Array): Float64Array {
  const largest = v.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const length = largest * Math.hypot(...v.map((x) => x / largest))
  return v.map((x) => x / length)
}
