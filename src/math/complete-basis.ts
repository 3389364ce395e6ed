import { matrix, type Matrix } from './matrix.ts'

/**
 * Extends orthonormal rows to `count` orthonormal rows of the same length d, deterministically:
 * each new row is the unit vector e_i that the rows so far explain least (lowest i at a tie), made
 * orthogonal to them. Zero rows of `basis` are the ones to fill, wherever they stand; the rest is kept.
 * @param basis k × d, each row orthonormal to the others or exactly zero.
 * @param count number of rows wanted, k ≤ count ≤ d.
 * @returns count × d.
 * @throws RangeError when count > d or count < k.
 */
export function completeBasis(basis: Matrix, count: number): Matrix {
  const d = basis.cols
  if (count > d || count < basis.rows) {
    throw new RangeError(`cannot extend ${basis.rows} rows to ${count} orthonormal rows of length ${d}`)
  }
  const out = matrix(count, d)
  out.data.set(basis.data)
  // unexplained[i] = 1 − Σ_rows out[row][i]², the squared distance of e_i from the span so far.
  const unexplained = new Float64Array(d).fill(1)
  const missing: number[] = []
  for (let row = 0; row < count; row++) {
    if (isZeroRow(out, row)) missing.push(row)
    else explain(unexplained, out, row)
  }
  for (const row of missing) {
    fillRow(out, row, indexOfLargest(unexplained))
    explain(unexplained, out, row)
  }
  return out
}

function isZeroRow(a: Matrix, row: number): boolean {
  return a.data.subarray(row * a.cols, (row + 1) * a.cols).every((x) => x === 0)
}

function explain(unexplained: Float64Array, a: Matrix, row: number): void {
  for (let i = 0; i < a.cols; i++) unexplained[i] -= a.data[row * a.cols + i] ** 2
}

/** Index of the largest entry; entries within 1e-9 count as ties, so that rounding does not choose. */
function indexOfLargest(values: Float64Array): number {
  let best = 0
  for (let i = 1; i < values.length; i++) if (values[i] > values[best] + 1e-9) best = i
  return best
}

/** Writes e_i minus its projection on all other rows, normalised; twice, since once loses digits. */
function fillRow(a: Matrix, row: number, i: number): void {
  const d = a.cols
  const target = a.data.subarray(row * d, (row + 1) * d)
  target[i] = 1
  for (let pass = 0; pass < 2; pass++) {
    for (let other = 0; other < a.rows; other++) {
      if (other === row) continue
      const line = a.data.subarray(other * d, (other + 1) * d)
      let dot = 0
      for (let j = 0; j < d; j++) dot += line[j] * target[j]
      if (dot !== 0) for (let j = 0; j < d; j++) target[j] -= dot * line[j]
    }
    const norm = Math.hypot(...target)
    for (let j = 0; j < d; j++) target[j] /= norm
  }
}
