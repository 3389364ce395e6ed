import { adjointOf, backward, type Contribution } from './adjoint.ts'
import { needed } from './instructions.ts'
import type { Along, Block, Instruction, LossKind, Program, Register, Routine, Shape, Targets } from './program.ts'

/**
 * How a block of the state is held: free, each row or column on a sphere of the given radius, or the whole
 * on √Σ_j weight_j ‖x_j‖² = radius over its columns (weights 1 where none are given).
 */
export type Constraint =
  | 'free'
  | { readonly along: Along; readonly radius: number; readonly weights?: Float64Array }

/** A term of the objective: how it is evaluated, and its derivative with respect to one register. */
interface Term {
  readonly evaluate: readonly Instruction[]
  readonly value: Register
  readonly factor: number
  readonly derivative: Contribution
}

/**
 * Writes a model down as a program: declare the state, compose primitives, add the terms of
 * the objective, `build()`. The gradient is derived by reverse accumulation over the adjoints.
 *
 * Every method throws RangeError where shapes do not fit: a mistake in a model, not in input.
 */
export class ProgramBuilder {
  private readonly shapes: Shape[] = []
  private readonly forward: Instruction[] = []
  private readonly blocks: (Block & { constraint: Constraint })[] = []
  private readonly terms: Term[] = []
  private picture: { readonly classifiers: Register; readonly features: Register; readonly factors: readonly string[] } | null =
    null

  /** A block of the state, rows × cols. */
  state(name: string, rows: number, cols: number, constraint: Constraint = 'free'): Register {
    const register = this.register(rows, cols)
    this.blocks.push({ name, register, constraint })
    return register
  }

  /** op(a) op(b). */
  product(a: Register, b: Register, transposeA = false, transposeB = false): Register {
    const left = oriented(this.shapes[a], transposeA)
    const right = oriented(this.shapes[b], transposeB)
    if (left.cols !== right.rows) {
      throw new RangeError(`cannot multiply ${left.rows} × ${left.cols} by ${right.rows} × ${right.cols}`)
    }
    const out = this.register(left.rows, right.cols)
    this.forward.push({ op: 'product', out, a, b, transposeA, transposeB })
    return out
  }

  /** A matrix of ones, a constant. */
  ones(rows: number, cols: number): Register {
    const out = this.register(rows, cols)
    this.forward.push({ op: 'ones', out })
    return out
  }

  /** A + B. */
  sum(a: Register, b: Register): Register {
    const out = this.register(this.shapes[a].rows, this.shapes[a].cols)
    if (this.shapes[b].rows !== this.shapes[a].rows || this.shapes[b].cols !== this.shapes[a].cols) {
      throw new RangeError('only matrices of one shape can be added')
    }
    const terms = [a, b].map((register) => ({ factor: 1, register }))
    this.forward.push({ op: 'combine', out, terms })
    return out
  }

  /** factor · X. */
  scaled(factor: number, x: Register): Register {
    const out = this.register(this.shapes[x].rows, this.shapes[x].cols)
    this.forward.push({ op: 'combine', out, terms: [{ factor, register: x }] })
    return out
  }

  /** X with mean 0 and variance 1 along each row, as batch normalisation makes it. */
  normalised(x: Register): Register {
    const out = this.like(x)
    this.forward.push({ op: 'normalise', out, a: x })
    return out
  }

  /** diag(factors) X; factors rows × 1. */
  rowScaled(factors: Register, x: Register): Register {
    const { rows, cols } = this.shapes[factors]
    if (cols !== 1 || rows !== this.shapes[x].rows) throw new RangeError('one factor for each row is needed')
    const out = this.like(x)
    this.forward.push({ op: 'scaleRows', out, a: x, factors })
    return out
  }

  /** X diag(weights), the weights constant, one a column. */
  columnScaled(x: Register, weights: Float64Array): Register {
    if (weights.length !== this.shapes[x].cols) throw new RangeError('one weight for each column is needed')
    const out = this.like(x)
    this.forward.push({ op: 'scaleColumns', out, a: x, weights })
    return out
  }

  /** Says what a state looks like: classifiers K × d, features d × N; `factors` as in `Program`. */
  show(classifiers: Register, features: Register, factors: readonly string[] = []): void {
    this.picture = { classifiers, features, factors }
  }

  /** Adds the loss Σ_c weight_c ℓ(z_c, y_c) of the logits (K × N) to the objective. */
  addLoss(loss: LossKind, logits: Register, targets: Targets): void {
    const shape = this.shapes[logits]
    if (targets.classes.length !== shape.cols || targets.weights.length !== shape.cols) {
      throw new RangeError(`${shape.cols} columns of logits, ${targets.classes.length} targets`)
    }
    const losses = this.register(1, shape.cols)
    const value = this.register(1, 1)
    this.terms.push({
      evaluate: [
        { op: 'columnLosses', out: losses, logits, targets, loss },
        { op: 'sum', out: value, a: losses },
      ],
      value,
      factor: 1,
      derivative: { to: logits, op: 'residual', logits, targets, loss },
    })
  }

  /** Adds the weight decay (λ/2)‖X‖² to the objective. */
  addDecay(lambda: number, x: Register): void {
    if (lambda === 0) return
    const value = this.register(1, 1)
    this.terms.push({
      evaluate: [{ op: 'inner', out: value, a: x, b: x }],
      value,
      factor: lambda / 2,
      derivative: { to: x, op: 'multiple', factor: lambda, register: x },
    })
  }

  build(): Program {
    const objective = this.buildObjective()
    const velocity = this.buildVelocity()
    const retraction = this.buildRetraction()
    const blocks = this.blocks.map(({ name, register }) => ({ name, register }))
    const shown = this.buildShown()
    return { shapes: this.shapes, blocks, objective, velocity, retraction, shown, factors: this.picture?.factors ?? [] }
  }

  private register(rows: number, cols: number): Register {
    this.shapes.push({ rows, cols })
    return this.shapes.length - 1
  }

  private like(register: Register): Register {
    return this.register(this.shapes[register].rows, this.shapes[register].cols)
  }

  private buildObjective(): Routine {
    const out = this.register(1, 1)
    const terms = this.terms.map(({ factor, value }) => ({ factor, register: value }))
    const evaluate = this.terms.flatMap((term) => term.evaluate)
    const all: Instruction[] = [...this.forward, ...evaluate, { op: 'combine', out, terms }]
    return { instructions: needed(all, [out]), outputs: [out] }
  }

  /** −gradient, projected on the tangent space of what is constrained. */
  private buildVelocity(): Routine {
    const like = (register: Register) => this.like(register)
    const contributions = this.terms.map((term) => term.derivative)
    const { instructions, gradients } = backward(this.forward, contributions, adjointOf, like)
    const all = [...this.forward, ...instructions]
    const outputs = this.blocks.map(({ register, constraint }) => {
      const terms = (gradients.get(register) ?? []).map((term) => ({ ...term, factor: -term.factor }))
      const descent = this.like(register)
      all.push({ op: 'combine', out: descent, terms: terms.length > 0 ? terms : [{ factor: 0, register }] })
      if (constraint === 'free') return descent
      const out = this.like(register)
      const { along, weights = null } = constraint
      all.push({ op: 'tangent', out, point: register, vector: descent, along, weights })
      return out
    })
    return { instructions: needed(all, outputs), outputs }
  }

  private buildRetraction(): Routine | null {
    if (this.blocks.every((block) => block.constraint === 'free')) return null
    const instructions: Instruction[] = []
    const outputs = this.blocks.map(({ register, constraint }) => {
      if (constraint === 'free') return register
      const out = this.like(register)
      instructions.push({ op: 'retract', out, point: register, weights: null, ...constraint })
      return out
    })
    return { instructions, outputs }
  }

  private buildShown(): Routine | null {
    if (this.picture === null) return null
    const outputs = [this.picture.classifiers, this.picture.features]
    return { instructions: needed(this.forward, outputs), outputs }
  }
}

function oriented(shape: Shape, transposed: boolean): Shape {
  return transposed ? { rows: shape.cols, cols: shape.rows } : shape
}
