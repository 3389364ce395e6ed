import type { Matrix } from './matrix.ts'
import { stridedProduct } from './strided-product.ts'

/**
 * A Bᵀ, written to `out` (row-major, A's rows × B's rows): what Gram matrices are made of, without a new array for
 * every picture.
 * @throws RangeError where A and B differ in columns, or `out` has another length.
 */
export function rowProducts(a: Matrix, b: Matrix, out: Float64Array): Float64Array {
  if (a.cols !== b.cols) throw new RangeError(`rows of ${a.cols} numbers have no products with rows of ${b.cols}`)
  if (out.length !== a.rows * b.rows) throw new RangeError(`${a.rows} × ${b.rows} products do not fit into ${out.length}`)
  const byRows = ({ data, cols }: Matrix) => ({ data, start: 0, outer: cols, inner: 1 })
  stridedProduct(byRows(a), byRows(b), a.rows, a.cols, b.rows, out)
  return out
}
