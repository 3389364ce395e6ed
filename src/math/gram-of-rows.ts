import { matrix, type Matrix } from './matrix.ts'
import { rowProducts } from './row-products.ts'

/** Gram matrix of the rows, A Aᵀ. */
export function gramOfRows(a: Matrix): Matrix {
  return matrix(a.rows, a.rows, rowProducts(a, a, new Float64Array(a.rows ** 2)))
}
