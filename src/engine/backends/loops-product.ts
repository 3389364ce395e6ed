import type { Matrix } from '../../math/matrix.ts'
import { stridedProduct, type Strided } from '../../math/strided-product.ts'
import type { Shape } from '../../model/program.ts'

/** op(A) op(B); see `stridedProduct` for the order of sums. */
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
  stridedProduct(strided(a, !transposeA), strided(b, transposeB), rows, depth, cols, out.data)
  return out
}

/** A matrix whose outer index is that of its rows, or of its columns. */
function strided({ data, cols }: Matrix, isByRows: boolean): Strided {
  return isByRows ? { data, start: 0, outer: cols, inner: 1 } : { data, start: 0, outer: 1, inner: cols }
}
