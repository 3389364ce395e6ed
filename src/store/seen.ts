import { energyShare } from '../math/energy-share.ts'
import { evenly } from '../math/follow-axes.ts'
import type { Matrix } from '../math/matrix.ts'
import { projectionError } from '../math/projection-error.ts'

/** A vector of the picture: class from 0. */
export interface SeenVector {
  readonly kind: 'mean' | 'classifier'
  readonly index: number
}

/** What the three dimensions of a picture keep of all, computed from its means and classifiers. */
export interface Seen {
  /** Share of the energy, means and classifiers counted evenly, 0…1. */
  readonly share: number
  /** The largest difference between an angle as it is seen and as it is, in degrees. */
  readonly degrees: number
  /** Between which two; null where there are not two. */
  readonly pair: readonly [SeenVector, SeenVector] | null
  /** Vectors that look as if they had vanished, and have not. */
  readonly hidden: number
  /** Whether every pair was looked at; else the largest difference is at least this. */
  readonly isWhole: boolean
}

/** Nothing is hidden: up to three dimensions. */
export const WHOLE: Seen = { share: 1, degrees: 0, pair: null, hidden: 0, isWhole: true }

/** What a projection (3 × d, orthonormal rows) keeps of a moment (K × d each). */
export function seenOf({ means, classifiers }: { readonly means: Matrix; readonly classifiers: Matrix }, basis: Matrix): Seen {
  const { pair, ...error } = projectionError([means, classifiers], basis)
  const K = means.rows
  const vector = (i: number): SeenVector => (i < K ? { kind: 'mean', index: i } : { kind: 'classifier', index: i - K })
  return {
    share: energyShare([evenly(classifiers), evenly(means)], basis),
    ...error,
    pair: pair === null ? null : [vector(pair[0]), vector(pair[1])],
  }
}
