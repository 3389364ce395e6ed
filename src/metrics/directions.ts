import { VANISHED } from '../math/cosines.ts'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { type Matrix } from '../math/matrix.ts'

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
  const norms = new Float64Array(K)
  for (let k = 0; k < K; k++) norms[k] = Math.sqrt(data[k * K + k])
  const shortest = VANISHED * Math.max(...norms)
  const vanished: boolean[] = []
  for (const norm of norms) vanished.push(norm <= shortest)
  return {
    norms,
    vanished,
    cosine: (j, k) => Math.max(-1, Math.min(1, data[j * K + k] / (norms[j] * norms[k]))),
  }
}
