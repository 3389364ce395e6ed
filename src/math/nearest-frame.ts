import { multiply, transpose, type Matrix } from './matrix.ts'
import { singularValues } from './singular-values.ts'

/** Rows this much flatter than the largest span no q dimensions that rounding could not change. */
const FLAT = 1e-6

/**
 * The orthonormal rows closest to given ones: A = U S Vᵀ gives U Vᵀ, which minimises ‖A − B‖ over B Bᵀ = I.
 * Null where the rows lie in fewer dimensions than there are rows, as then there is no one closest.
 * Source: Schönemann 1966, with the identity as source.
 * @param a q × d, q ≤ d.
 */
export function nearestFrame(a: Matrix): Matrix | null {
  if (a.rows > a.cols) return null
  const { left, values, right } = singularValues(a)
  if (!(values[a.rows - 1] > FLAT * values[0])) return null
  return multiply(left, transpose(right))
}
