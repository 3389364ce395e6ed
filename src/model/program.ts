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

/** Whether a constraint or a normalisation acts on each row or on each column of a block. */
export type Along = 'rows' | 'columns'

/**
 * - `product`: out = op(a) op(b), op transposing where asked.
 * - `residual`: out = ∂/∂Z Σ_c weight_c ℓ(z_c, y_c). Cross-entropy: weight (p − e_y) with the
 *   entry of the true class written −Σ_{j≠y} p_j; squared error ½‖z − e_y‖²: weight (z − e_y).
 * - `columnLosses`: out (1 × N) = weight_c ℓ(z_c, y_c).
 * - `combine`: out = Σ_i factor_i X_i, all of one shape.
 * - `ones`: out = 1 everywhere, of the shape of its register.
 * - `inner`: out (1 × 1) = Σ_ij a_ij b_ij.
 * - `sum`: out (1 × 1) = Σ_ij a_ij.
 * - `tangent`: out = vector minus its component along `point`, line by line: v − x ⟨x, v⟩/⟨x, x⟩.
 * - `retract`: out = point scaled line by line to norm `radius`; a zero line stays zero.
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
      readonly op: 'residual' | 'columnLosses'
      readonly out: Register
      readonly logits: Register
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
    }
  | {
      readonly op: 'retract'
      readonly out: Register
      readonly point: Register
      readonly radius: number
      readonly along: Along
    }

/** One block of the state: a named matrix that the flow moves. */
export interface Block {
  /** Standard name: 'W' (K × d), 'H' (d × N), later 'b', 'gamma', 'W1' … */
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
  /** One output per block: the state put back on to its constraints; empty where all is free. */
  readonly retraction: Routine | null
}
