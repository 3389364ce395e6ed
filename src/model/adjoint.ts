import type { Instruction, LossKind, Register, Targets } from './program.ts'

/** factor · X, a term of a sum. */
export interface Multiple {
  readonly factor: number
  readonly register: Register
}

/** What a term of the objective, or a later instruction, adds to the derivative by register `to`. */
export type Contribution =
  | ({ readonly to: Register; readonly op: 'multiple' } & Multiple)
  | {
      readonly to: Register
      readonly op: 'residual'
      readonly logits: Register
      readonly targets: Targets
      readonly loss: LossKind
    }
  | {
      readonly to: Register
      readonly op: 'product'
      readonly a: Register
      readonly b: Register
      readonly transposeA: boolean
      readonly transposeB: boolean
    }
  | { readonly to: Register; readonly op: 'normaliseSlope'; readonly a: Register; readonly vector: Register }
  | { readonly to: Register; readonly op: 'scaleRows'; readonly a: Register; readonly factors: Register }
  | { readonly to: Register; readonly op: 'scaleColumns'; readonly a: Register; readonly weights: Float64Array }
  | { readonly to: Register; readonly op: 'rowInner'; readonly a: Register; readonly b: Register }

/**
 * The adjoint of an instruction: given the register that holds the derivative by its output,
 * what it contributes to the derivatives by its inputs.
 *
 * Product C = op(A) op(B): dA = dC op(B)ᵀ and dB = op(A)ᵀ dC, transposed where A or B was.
 * Normalisation Y of X: dX = J dY, J symmetric. C = diag(f) A: dA = diag(f) dC, df_i = Σ_j a_ij dC_ij.
 * C = A diag(w), w constant: dA = dC diag(w).
 * Throws TypeError for an instruction that ends a computation (it has a derivative of its own).
 */
export function adjointOf(instruction: Instruction, derivative: Register): Contribution[] {
  switch (instruction.op) {
    case 'product': {
      const { a, b, transposeA, transposeB } = instruction
      const toA: Contribution = transposeA
        ? { to: a, op: 'product', a: b, b: derivative, transposeA: transposeB, transposeB: true }
        : { to: a, op: 'product', a: derivative, b, transposeA: false, transposeB: !transposeB }
      const toB: Contribution = transposeB
        ? { to: b, op: 'product', a: derivative, b: a, transposeA: true, transposeB: transposeA }
        : { to: b, op: 'product', a, b: derivative, transposeA: !transposeA, transposeB: false }
      return [toA, toB]
    }
    case 'ones':
      return []
    case 'normalise':
      return [{ to: instruction.a, op: 'normaliseSlope', a: instruction.a, vector: derivative }]
    case 'scaleRows': {
      const { a, factors } = instruction
      return [
        { to: a, op: 'scaleRows', a: derivative, factors },
        { to: factors, op: 'rowInner', a, b: derivative },
      ]
    }
    case 'scaleColumns':
      return [{ to: instruction.a, op: 'scaleColumns', a: derivative, weights: instruction.weights }]
    case 'combine':
      return instruction.terms.map(({ factor, register }) => ({
        to: register,
        op: 'multiple',
        factor,
        register: derivative,
      }))
    default:
      throw new TypeError(`the instruction '${instruction.op}' has no adjoint`)
  }
}

/**
 * Reverse accumulation: walks `forward` backwards from the seeds and returns the instructions
 * that compute all derivatives, and for every register the terms whose sum is its derivative
 * (left as terms, so that a caller can fold them into one last `combine`).
 */
export function backward(
  forward: readonly Instruction[],
  seeds: readonly Contribution[],
  adjoint: (instruction: Instruction, derivative: Register) => Contribution[],
  like: (register: Register) => Register,
): { instructions: Instruction[]; gradients: Map<Register, Multiple[]> } {
  const instructions: Instruction[] = []
  const gradients = new Map<Register, Multiple[]>()
  const accept = (contribution: Contribution) => {
    const terms = gradients.get(contribution.to) ?? []
    gradients.set(contribution.to, terms)
    terms.push(asMultiple(contribution, instructions, like))
  }
  seeds.forEach(accept)
  for (const instruction of forward.toReversed()) {
    const terms = gradients.get(instruction.out)
    if (terms === undefined) continue
    adjoint(instruction, total(terms, instruction.out, instructions, like)).forEach(accept)
  }
  return { instructions, gradients }
}

function asMultiple(
  contribution: Contribution,
  instructions: Instruction[],
  like: (register: Register) => Register,
): Multiple {
  if (contribution.op === 'multiple') return { factor: contribution.factor, register: contribution.register }
  const { to, ...rest } = contribution
  const out = like(to)
  instructions.push({ ...rest, out })
  return { factor: 1, register: out }
}

/** One register for a sum of terms; no instruction where the sum is a single plain register. */
function total(
  terms: readonly Multiple[],
  register: Register,
  instructions: Instruction[],
  like: (register: Register) => Register,
): Register {
  if (terms.length === 1 && terms[0].factor === 1) return terms[0].register
  const out = like(register)
  instructions.push({ op: 'combine', out, terms })
  return out
}
