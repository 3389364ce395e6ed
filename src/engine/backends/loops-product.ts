import type { Matrix } from '../../math/matrix.ts'
import type { Shape } from '../../model/program.ts'

/**
 * op(A) op(B). Each entry is the plain sum over the inner index, in order, so that its bits do not depend on the
 * tiles that it is computed in.
 */
export function product(
  a: Matrix,
  b: Matrix,
  transposeA: boolean,
  transposeB: boolean,
  fresh: (shape: Shape) => Matrix,
): Matrix {
  const rows = transposeA ? a.cols : a.rows
  const depth = transposeA ? a.rows : a.cols
  const cols = transposeB ? b.rows : b.cols
  const out = fresh({ rows, cols })
  const rowOfA = transposeA ? 1 : a.cols
  const depthOfA = transposeA ? a.cols : 1
  const depthOfB = transposeB ? 1 : b.cols
  const colOfB = transposeB ? b.cols : 1
  for (let i = 0; i < rows; i += 2) tiles(a.data, rowOfA, depthOfA, b.data, depthOfB, colOfB, i, rows, depth, cols, out.data)
  return out
}

/**
 * Rows i and i + 1 of the product in tiles of 2 × 4: eight sums stay in registers, six numbers are read for eight
 * products. Beyond an edge a tile holds the last row or column again. Strides are the steps in memory from one
 * row, column or inner index to the next, so that one function serves every orientation.
 */
function tiles(
  a: Float64Array,
  rowOfA: number,
  depthOfA: number,
  b: Float64Array,
  depthOfB: number,
  colOfB: number,
  i: number,
  rows: number,
  depth: number,
  cols: number,
  out: Float64Array,
): void {
  const below = i + 1 < rows ? i + 1 : i
  const [row0, row1] = [i * cols, below * cols]
  for (let j = 0; j < cols; j += 4) {
    const j1 = j + 1 < cols ? j + 1 : j
    const j2 = j + 2 < cols ? j + 2 : j
    const j3 = j + 3 < cols ? j + 3 : j
    let p0 = i * rowOfA
    let p1 = below * rowOfA
    let q0 = j * colOfB
    let q1 = j1 * colOfB
    let q2 = j2 * colOfB
    let q3 = j3 * colOfB
    let s00 = 0
    let s01 = 0
    let s02 = 0
    let s03 = 0
    let s10 = 0
    let s11 = 0
    let s12 = 0
    let s13 = 0
    for (let k = 0; k < depth; k++) {
      const x0 = a[p0]
      const x1 = a[p1]
      const y0 = b[q0]
      const y1 = b[q1]
      const y2 = b[q2]
      const y3 = b[q3]
      s00 += x0 * y0
      s01 += x0 * y1
      s02 += x0 * y2
      s03 += x0 * y3
      s10 += x1 * y0
      s11 += x1 * y1
      s12 += x1 * y2
      s13 += x1 * y3
      // `| 0` tells the compiler that an index is a 32-bit integer: no test for overflow.
      p0 = (p0 + depthOfA) | 0
      p1 = (p1 + depthOfA) | 0
      q0 = (q0 + depthOfB) | 0
      q1 = (q1 + depthOfB) | 0
      q2 = (q2 + depthOfB) | 0
      q3 = (q3 + depthOfB) | 0
    }
    out[row0 + j] = s00
    out[row0 + j1] = s01
    out[row0 + j2] = s02
    out[row0 + j3] = s03
    out[row1 + j] = s10
    out[row1 + j1] = s11
    out[row1 + j2] = s12
    out[row1 + j3] = s13
  }
}
