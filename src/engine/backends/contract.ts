import type { Matrix } from '../../math/matrix.ts'
import type { Along, LossKind, Program, Shape, Targets } from '../../model/program.ts'
import type { Ending, Knot } from '../knot.ts'

/** What the page and the command line say of a running engine. */
export interface EngineInfo {
  /** 'float64 loops', 'fused WGSL on TensorFlow.js WebGPU'. */
  readonly name: string
  readonly precision: 'float64' | 'float32'
  /** Name of the graphics adapter; null where there is none. */
  readonly adapter: string | null
  /** True where the adapter is a software one. */
  readonly software: boolean
  /** Steps between two readings of the device: 1 where reading costs nothing. */
  readonly stepsPerReading: number
}

/** What a routine is run on: one function for each instruction of `model/program.ts`; each returns a new tensor. */
export interface Primitives<T> {
  /** Gives a tensor back; it must not be used after. */
  release(tensor: T): void
  product(a: T, b: T, transposeA: boolean, transposeB: boolean): T
  residual(logits: T, targets: Targets, loss: LossKind): T
  /** @param residual that of the same logits, where it is there already. */
  columnLosses(logits: T, targets: Targets, loss: LossKind, residual?: T): T
  combine(factors: readonly number[], tensors: readonly T[]): T
  ones(shape: Shape): T
  inner(a: T, b: T): T
  sum(a: T): T
  tangent(point: T, vector: T, along: Along, weights: Float64Array | null): T
  retract(point: T, radius: number, along: Along, weights: Float64Array | null): T
  normalise(a: T): T
  normaliseSlope(a: T, vector: T): T
  scaleRows(a: T, factors: T): T
  scaleColumns(a: T, weights: Float64Array): T
  rowInner(a: T, b: T): T
}

/** What a backend that integrates by itself is asked for. */
export interface OwnFlowOptions {
  readonly from: number
  readonly until: number
  /** Local error allowed in one step, relative to the norm of each block. */
  readonly tolerance: number
  /** Says why the flow is over at this knot, or null to go on; asked once of each knot, in order. */
  readonly isOver: (knot: Knot) => Ending | null
  /** A pause that the host wants, or null; called between evaluations, it may throw to end the flow. */
  readonly breathe: () => Promise<void> | null
}

/** A flow that a backend integrates by itself. */
export interface OwnFlow {
  /** Accepted knots, those of one reading at a time; the first is the start, put on to its constraints. */
  readonly knots: AsyncGenerator<Knot[], Ending>
  /** Gradient evaluations so far. */
  evaluations(): number
}

/** One flow of a batch. */
export interface Member {
  readonly program: Program
  readonly start: readonly Matrix[]
  readonly until: number
  readonly tolerance: number
  /** Says why the flow is over at an accepted step, or null to go on; asked once of each, in order. */
  readonly isOver: (t: number, objective: number) => Ending | null
}

/** How a member of a batch ended. */
export interface Outcome {
  readonly t: number
  readonly objective: number
  /** The state at `t`, one array a block. */
  readonly state: readonly Float64Array[]
  /** Gradient evaluations up to `t`. */
  readonly evaluations: number
  readonly ending: Ending
}

/**
 * Runs `count` flows of one structure (programs that differ in numbers and labels only) at once, each with its own
 * step control. `memberAt` is called when a member begins, `onDone` as each ends, `breathe` between chunks: it may
 * throw to end the batch. Rejects with RangeError where a member has another structure.
 */
export type RunBatch = (
  count: number,
  memberAt: (index: number) => Member,
  onDone: (index: number, outcome: Outcome) => void,
  breathe: () => Promise<void> | null,
) => Promise<void>

/** Numbers on an engine. `T` knows its own shape. */
export interface Backend<T> extends Primitives<T> {
  readonly info: EngineInfo
  upload(shape: Shape, values: ArrayLike<number>): T
  /** All of `tensors`, row-major, in one transfer: the only call that waits for the device; at once where there is none. */
  read(tensors: readonly T[]): Float64Array[] | Promise<Float64Array[]>
  /** Resolves when the device has done what it was given; at once where there is none. */
  settle(): Promise<void>
  /** The flow of a program where the backend has an integrator of its own and it is good at this one; else null. */
  flow?(program: Program, start: readonly Matrix[], options: OwnFlowOptions): OwnFlow | null
  /** A runner for flows of the structure of this one, where the backend runs many at once and it is good at these; else null. */
  batch?(program: Program): RunBatch | null
  /** GPU dispatches so far; 0 where there is no GPU. */
  dispatches(): number
  dispose(): void
}
