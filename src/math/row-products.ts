import type { Matrix } from './matrix.ts'

/**
 * A Bᵀ, written to `out` (row-major, A's rows × B's rows): what Gram matrices are made of, without a new array for
 * every picture. Where both are one object half is computed, and the result symmetric to the bit.
 * @throws RangeError where A and B differ in columns, or `out` has another length.
 */
export function rowProducts(a: Matrix, b: Matrix, out: Float64Array): Float64Array {
  if (a.cols !== b.cols) throw new RangeError(`rows of ${a.cols} numbers have no products with rows of ${b.cols}`)
  if (out.length !== a.rows * b.rows) throw new RangeError(`${a.rows} × ${b.rows} products do not fit into ${out.length}`)
  const isGram = a === b
  for (let i = 0; i < a.rows; i++) {
    for (let j = isGram ? i : 0; j < b.rows; j++) {
      const product = dot(a.data, i * a.cols, b.data, j * b.cols, a.cols)
      out[i * b.rows + j] = product
      if (isGram) out[j * b.rows + i] = product
    }
  }
  return out
}

/** Four sums side by side: a processor adds them at once, which takes a third of the time of one sum. */
function dot(a: Float64Array, from: number, b: Float64Array, at: number, length: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0]
  let c = 0
  for (; c + 3 < length; c += 4) {
    s0 += a[from + c] * b[at + c]
    s1 += a[from + c + 1] * b[at + c + 1]
    s2 += a[from + c + 2] * b[at + c + 2]
    s3 += a[from + c + 3] * b[at + c + 3]
  }
  for (; c < length; c++) s0 += a[from + c] * b[at + c]
  return s0 + s1 + (s2 + s3)
}
