import type { Matrix } from './matrix.ts'
import { stridedProduct } from './strided-product.ts'

/** Some neighbouring columns of a matrix: `from` ≤ c < `to`. */
export interface Columns {
  /** d × N. */
  readonly of: Matrix
  readonly from: number
  readonly to: number
}

/**
 * ⟨row_r, column_c⟩ of every row with every one of n = to − from columns, in `out[r n + c − from]`; each is the plain
 * sum over the coordinates, in order.
 * @param rows R × d.
 * @param out length R n or more.
 */
export function projectColumns({ rows, cols: d, data }: Matrix, { of, from, to }: Columns, out: Float64Array): void {
  const columns = { data: of.data, start: from, outer: 1, inner: of.cols }
  stridedProduct({ data, start: 0, outer: d, inner: 1 }, columns, rows, d, to - from, out)
}
