/**
 * The description of a model that every engine reads: a short list of instructions over
 * matrix registers. Models are written with `builder.ts`, which also derives the gradient
 * from each primitive's adjoint; engines implement the instructions, never a model.
 */

/** Index of a matrix in a program. */
export type Register = number

export interface Shape {
  readonly rows: number
  readonly cols: number
}

/** Which loss a residual belongs to. */
export type LossKind = 'crossEntropy' | 'squaredError'

/** Labels of the columns of a logit matrix: the class of each, and its weight in the mean. */
export interface Targets {
  /** Class of column c, 0…K−1; length N. */
  readonly classes: Int32Array
  /** Weight of column c in the loss Σ_c weight_c ℓ(z_c, y_c); 1/N for the plain mean; length N. */
  readonly weights: Float64Array
}

/** Whether a constraint acts on each row of a block, on each column, or on the block as a whole. */
export type Along = 'rows' | 'columns' | 'all'

/**
 * - `product`: out = op(a) op(b), op transposing where asked.
 * - `residual`: out = ∂/∂Z Σ_c weight_c ℓ(z_c, y_c). Cross-entropy: weight (p − e_y) with the
 *   entry of the true class written −Σ_{j≠y} p_j; squared error ½‖z − e_y‖²: weight (z − e_y).
 * - `columnLosses`: out (1 × N) = weight_c ℓ(z_c, y_c); `residual` of the same logits, where it is there already, may
 *   tell them at less cost.
 * - `combine`: out = Σ_i factor_i X_i, all of one shape.
 * - `ones`: out = 1 everywhere, of the shape of its register.
 * - `inner`: out (1 × 1) = Σ_ij a_ij b_ij.
 * - `sum`: out (1 × 1) = Σ_ij a_ij.
 * - `tangent`: out = vector minus its component along the normal n, line by line: v − n ⟨n, v⟩/⟨n, n⟩;
 *   n is the point x, its columns times `weights` where there are any (along 'all' only).
 * - `retract`: out = point scaled line by line to √Σ_j weight_j ‖x_j‖² = `radius`; a zero line stays zero.
 * - `normalise`: out = a with mean 0 and variance 1 along each row: (a − mean)/√variance, the variance
 *   without correction; a row of equal entries (to 1e-6 of their mean) becomes zero.
 * - `normaliseSlope`: out = J v, J the Jacobian of `normalise` at `a`, row by row symmetric:
 *   (v − mean(v) − y mean(y ∘ v))/√variance with y = normalise(a); zero where the variance is.
 * - `scaleRows`: out = row i of a times factor i (`factors` is rows × 1).
 * - `scaleColumns`: out = column j of a times weight j, constants.
 * - `rowInner`: out (rows × 1) = Σ_j a_ij b_ij.
 */
export type Instruction =
  | {
      readonly op: 'product'
      readonly out: Register
      readonly a: Register
      readonly b: Register
      readonly transposeA: boolean
      readonly transposeB: boolean
    }
  | {
      readonly op: 'residual'
      readonly out: Register
      readonly logits: Register
      readonly targets: Targets
      readonly loss: LossKind
    }
  | {
      readonly op: 'columnLosses'
      readonly out: Register
      readonly logits: Register
      readonly residual?: Register
      readonly targets: Targets
      readonly loss: LossKind
    }
  | {
      readonly op: 'combine'
      readonly out: Register
      readonly terms: readonly { readonly factor: number; readonly register: Register }[]
    }
  | { readonly op: 'ones'; readonly out: Register }
  | { readonly op: 'inner'; readonly out: Register; readonly a: Register; readonly b: Register }
  | { readonly op: 'sum'; readonly out: Register; readonly a: Register }
  | {
      readonly op: 'tangent'
      readonly out: Register
      readonly point: Register
      readonly vector: Register
      readonly along: Along
      readonly weights: Float64Array | null
    }
  | {
      readonly op: 'retract'
      readonly out: Register
      readonly point: Register
      readonly radius: number
      readonly along: Along
      readonly weights: Float64Array | null
    }
  | { readonly op: 'normalise'; readonly out: Register; readonly a: Register }
  | { readonly op: 'normaliseSlope'; readonly out: Register; readonly a: Register; readonly vector: Register }
  | { readonly op: 'scaleRows'; readonly out: Register; readonly a: Register; readonly factors: Register }
  | { readonly op: 'scaleColumns'; readonly out: Register; readonly a: Register; readonly weights: Float64Array }
  | { readonly op: 'rowInner'; readonly out: Register; readonly a: Register; readonly b: Register }

/** One block of the state: a named matrix that the flow moves. */
export interface Block {
  /**
   * Standard name: 'W' (K × d) or 'W1' … 'WM', 'H' (d × N), 'X' where it is normalised by 'gamma', 'G' (d × K)
   * where column k is √n_k times the feature that all samples of class k share, 'b'.
   */
  readonly name: string
  readonly register: Register
}

/** A straight-line computation from the state blocks to `outputs`. */
export interface Routine {
  readonly instructions: readonly Instruction[]
  readonly outputs: readonly Register[]
}

export interface Program {
  /** Shape of every register. */
  readonly shapes: readonly Shape[]
  /** The state, in order; every state vector in the code is a list of matrices in this order. */
  readonly blocks: readonly Block[]
  /** One output, 1 × 1: the objective = loss + penalties. */
  readonly objective: Routine
  /** One output per block: dX/dt = −(projected) gradient of the objective. */
  readonly velocity: Routine
  /** One output per block: the state put back on to its constraints; null where all is free. */
  readonly retraction: Routine | null
  /**
   * What a state looks like: two outputs, the linear classifier (K × d) and the features (d × N); null where
   * a program is no model but a computation of its own.
   */
  readonly shown: Routine | null
  /**
   * Names of the blocks whose product the logits are, from the logits down (W_M … W_1, H), as far as their
   * flow is −gradient − λ X and nothing else: it then conserves their balance and the classifiers' sum.
   */
  readonly factors: readonly string[]
}
