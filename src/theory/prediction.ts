import type { Matrix } from '../math/matrix.ts'

/**
 * What the global optimum looks like: the four phases of a two-group experiment, and for the other models a
 * `frame` (orthogonal rows), `someVanished` (those classes that survive, the others exactly zero) or a `code`
 * (another figure, named by `shape`).
 */
export type Regime =
  | 'separated'
  | 'minorityMerged'
  | 'minorityVanished'
  | 'majorityMerged'
  | 'majorityVanished'
  | 'zero'
  | 'frame'
  | 'someVanished'
  | 'code'

/** How sure a prediction is. */
export type Standing = 'theorem' | 'closed form, checked numerically' | 'convex optimum with certificate' | 'best known value'

/** A value of a parameter at which the optimum changes its kind. */
export interface Threshold {
  /** Key of the parameter in the registry of parameters: 'imbalance', 'lambdaW', … */
  readonly parameter: string
  /** The exact value, everything else fixed. */
  readonly value: number
  /** Short label for a tick: 'R₀'. */
  readonly symbol: string
  /** What happens there, a plain clause: 'minority classifiers merge'. */
  readonly meaning: string
}

/** A local minimum in which some classes are still alive though the optimum has them at zero: a run may stay on it. */
export interface MetastableBranch {
  /** The classes alive on it. */
  readonly classes: readonly number[]
  /** Their own logit minus another's there. */
  readonly logit: number
  /** Objective there, everything else at its optimum; at least that of the optimum. */
  readonly objective: number
}

/**
 * The predicted global optimum of an experiment: the twin of a state, up to one common rotation.
 * Row k of `classifiers` and of `means` belongs to class k; both are expressed in one orthonormal
 * basis of r ≤ d dimensions, so that W ≈ classifiers·Q and M ≈ means·Q for some r × d Q with
 * orthonormal rows. A vanished vector is an exactly zero row.
 */
export interface Prediction {
  /** K × r. */
  readonly classifiers: Matrix
  /** Class means, K × r. */
  readonly means: Matrix
  /** Whether lengths are predicted too, or only the direction that an ever growing state tends to. */
  readonly scale?: 'absolute' | 'direction'
  /** Objective (loss + penalties) at the optimum. */
  readonly objective: number
  /** Certified upper bound of (objective − true optimum), ≥ 0; 0 where the value is exact, null where nothing certifies it. */
  readonly gap: number | null
  readonly regime: Regime
  /** The figure that the classifiers form, for a sentence: 'a simplex ETF', 'an octahedron'. */
  readonly shape?: string
  /** b, length K, where the model has a bias; its mean is free under cross-entropy and taken as 0. */
  readonly bias?: Float64Array
  /** Singular values of each layer W_1 … W_M, K (or fewer) a layer, descending; for deep heads. */
  readonly layers?: readonly (readonly number[])[]
  /**
   * Groups of classes that theory does not tell apart though the figure does: any exchange of them within a
   * group is as good a prediction. Missing where no exchange changes the Gram matrices.
   */
  readonly exchangeable?: readonly (readonly number[])[]
  /** Objectives of other figures that were weighed against this one; for best known values. */
  readonly rivals?: readonly { readonly shape: string; readonly objective: number }[]
  /** Alive branches that are not the optimum and not far enough from it to have ended; none where absent. */
  readonly metastable?: readonly MetastableBranch[]
  readonly thresholds: readonly Threshold[]
  readonly standing: Standing
  /** Paper and equation or the derivation. */
  readonly source: string
}
