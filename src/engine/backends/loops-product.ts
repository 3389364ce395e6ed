import { transpose, type Matrix } from '../../math/matrix.ts'
import type { Shape } from '../../model/program.ts'

/**
 * op(A) op(B) with the long dimension innermost: for A B and Aᵀ B rows of B are added up, for
 * A Bᵀ rows are multiplied pairwise, so every inner loop runs over consecutive numbers.
 */
export function product(
  a: Matrix,
  b: Matrix,
  transposeA: boolean,
  transposeB: boolean,
  fresh: (shape: Shape) => Matrix,
): Matrix {
  if (transposeB) return timesTransposed(transposeA ? transpose(a) : a, b, fresh)
  const rows = transposeA ? a.cols : a.rows
  const depth = transposeA ? a.rows : a.cols
  const out = fresh({ rows, cols: b.cols })
  out.data.fill(0)
  const [rowStride, depthStride] = transposeA ? [1, a.cols] : [a.cols, 1]
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < depth; k++) {
      addMultiple(out.data, i * b.cols, a.data[i * rowStride + k * depthStride], b.data, k * b.cols, b.cols)
    }
  }
  return out
}

function timesTransposed(a: Matrix, b: Matrix, fresh: (shape: Shape) => Matrix): Matrix {
  const out = fresh({ rows: a.rows, cols: b.rows })
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.rows; j++) out.data[i * b.rows + j] = dot(a.data, i * a.cols, b.data, j * b.cols, a.cols)
  }
  return out
}

function addMultiple(
  target: Float64Array,
  to: number,
  factor: number,
  source: Float64Array,
  from: number,
  length: number,
): void {
  for (let j = 0; j < length; j++) target[to + j] += factor * source[from + j]
}

function dot(a: Float64Array, fromA: number, b: Float64Array, fromB: number, length: number): number {
  let total = 0
  for (let j = 0; j < length; j++) total += a[fromA + j] * b[fromB + j]
  return total
}
