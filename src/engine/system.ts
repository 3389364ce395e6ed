import type { Program } from '../model/program.ts'
import type { Backend } from './backends/contract.ts'
import { execute } from './execute.ts'
import { judged } from './judged.ts'

/** A state or a velocity on a backend: one tensor for each block of the program. */
export type Blocks<T> = readonly T[]

/** A flow dX/dt = velocity(X) on a backend, with the vector operations integrators need. */
export interface System<T> {
  readonly backend: Backend<T>
  readonly program: Program
  /** Gradient evaluations so far. */
  evaluations(): number
  velocity(state: Blocks<T>): Blocks<T>
  /** The velocity, and the objective as a 1 × 1 tensor, at less than the cost of both. */
  judged(state: Blocks<T>): { readonly velocity: Blocks<T>; readonly objective: T }
  /** The objective as a 1 × 1 tensor. */
  objective(state: Blocks<T>): T
  /** Σ_i factor_i X_i, block by block. */
  combine(factors: readonly number[], states: readonly Blocks<T>[]): Blocks<T>
  /** Squared Frobenius norm of each block, as 1 × 1 tensors. */
  squaredNorms(state: Blocks<T>): Blocks<T>
  /** Puts a state back on to its constraints; takes the state over (it must not be used after). */
  retract(state: Blocks<T>): Blocks<T>
  release(...states: readonly Blocks<T>[]): void
  /** Lets the host attend to other things; called between gradient evaluations, null to go on at once. */
  readonly breathe: Breathe
}

/** A pause that the host wants, or null; it may throw to end a run that nobody waits for any more. */
export type Breathe = () => Promise<void> | null

/** The flow of a program on a backend. */
export function createSystem<T>(
  backend: Backend<T>,
  program: Program,
  breathe: Breathe = () => null,
): System<T> {
  let evaluations = 0
  const whole = judged(program)
  const release = (...states: readonly Blocks<T>[]) => {
    for (const state of states) for (const tensor of state) backend.release(tensor)
  }
  return {
    backend,
    program,
    evaluations: () => evaluations,
    velocity: (state) => {
      evaluations++
      return execute(backend, program, program.velocity, state)
    },
    judged: (state) => {
      evaluations++
      const velocity = execute(backend, program, whole, state)
      const objective = velocity.pop() as T
      return { velocity, objective }
    },
    objective: (state) => execute(backend, program, program.objective, state)[0],
    combine: (factors, states) => {
      const out: T[] = []
      for (let b = 0; b < states[0].length; b++) {
        const terms: T[] = []
        for (const state of states) terms.push(state[b])
        out.push(backend.combine(factors, terms))
      }
      return out
    },
    squaredNorms: (state) => state.map((tensor) => backend.inner(tensor, tensor)),
    retract: (state) => {
      if (program.retraction === null) return state
      const out = execute(backend, program, program.retraction, state)
      state.forEach((tensor, b) => out[b] !== tensor && backend.release(tensor))
      return out
    },
    release,
    breathe,
  }
}
