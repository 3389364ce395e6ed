import { VANISHED } from '../math/cosines.ts'
import { gramOfRows, type Matrix } from '../math/matrix.ts'

/** Lengths of the rows of a matrix and the cosines between them. */
export interface Directions {
  /** Length K. */
  readonly norms: Float64Array
  /** Whether row k is shorter than 1e-9 of the longest: it has no direction. */
  readonly vanished: readonly boolean[]
  /** Cosine of rows j ≠ k, in [−1, 1]; meaningless where one of them has vanished. */
  cosine(j: number, k: number): number
}

/** Norms and cosines of the rows of A, K × d. */
export function directionsOf(a: Matrix): Directions {
  const K = a.rows
  const { data } = gramOfRows(a)
  const norms = Float64Array.from({ length: K }, (_, k) => Math.sqrt(data[k * K + k]))
  const longest = Math.max(...norms)
  return {
    norms,
    vanished: Array.from(norms, (norm) => norm <= VANISHED * longest),
    cosine: (j, k) => Math.max(-1, Math.min(1, data[j * K + k] / (norms[j] * norms[k]))),
  }
}
