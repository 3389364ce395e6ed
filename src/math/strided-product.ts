/** Where the numbers of one side of a product lie in memory. */
export interface Strided {
  readonly data: Float64Array
  /** Place of the first number. */
  readonly start: number
  /** Steps from one row of A, or one column of B, to the next. */
  readonly outer: number
  /** Steps from one inner index to the next. */
  readonly inner: number
}

/**
 * A B, rows × cols, written to `out` row-major. Each entry is the plain sum over the inner index, in order, so that
 * its bits do not depend on the tiles that it is computed in; strides let one function serve every orientation, and
 * a part of a matrix.
 * @param depth length of the inner index.
 * @param out length rows · cols or more.
 */
export function stridedProduct(a: Strided, b: Strided, rows: number, depth: number, cols: number, out: Float64Array): void {
  for (let i = 0; i < rows; i += 2) {
    tiles(a.data, a.start, a.outer, a.inner, b.data, b.start, b.inner, b.outer, i, rows, depth, cols, out)
  }
}

/**
 * Rows i and i + 1 of the product in tiles of 2 × 4: eight sums stay in registers, six numbers are read for eight
 * products. Beyond an edge a tile holds the last row or column again.
 */
function tiles(
  a: Float64Array,
  startOfA: number,
  rowOfA: number,
  depthOfA: number,
  b: Float64Array,
  startOfB: number,
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
    let p0 = startOfA + i * rowOfA
    let p1 = startOfA + below * rowOfA
    let q0 = startOfB + j * colOfB
    let q1 = startOfB + j1 * colOfB
    let q2 = startOfB + j2 * colOfB
    let q3 = startOfB + j3 * colOfB
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
