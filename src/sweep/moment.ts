import type { Knot } from '../engine/knot.ts'
import { measuredKnot, type StretchStart } from '../engine/measure-knot.ts'
import type { MeasuredState } from '../metrics/measured-state.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { notDefined, type Reading } from '../metrics/reading.ts'
import type { Program } from '../model/program.ts'
import type { ModelSpec } from '../model/spec.ts'
import type { Prediction } from '../theory/prediction.ts'
import { writtenState, type WrittenState } from './written-state.ts'

/** A moment of a run as it is written. */
export interface Moment {
  readonly t: number
  /** Index of the stretch that it belongs to. */
  readonly stretch: number
  /** The quantities that are wanted, by key; null where one is not defined. */
  readonly quantities: Readonly<Record<string, number | null>>
  readonly state?: WrittenState
}

/** What a stretch of a run has in common. */
export interface Stretch {
  readonly index: number
  readonly from: number
  readonly spec: ModelSpec
  readonly prediction: Prediction | null
}

/** A step of a run. */
export interface Step {
  readonly stretch: Stretch
  readonly program: Program
  readonly knot: Knot
}

/** What of a moment is written. */
export interface Wanted {
  readonly quantities: readonly Quantity[]
  readonly withState: boolean
}

/** The moment of a step, in full precision. */
export function momentOf({ stretch, program, knot }: Step, start: StretchStart, { quantities, withState }: Wanted): Moment {
  const { prediction: target, spec, index } = stretch
  const origin = { ...start, elapsed: knot.t - start.t }
  const state = { ...measuredKnot(program, spec, knot), run: { objective: knot.objective, target, origin, spec } }
  const moment = { t: knot.t, stretch: index, quantities: readingsOf(state, quantities) }
  return withState ? { ...moment, state: writtenState(program, knot.state) } : moment
}

/** The value of each quantity by key; null where it is not defined. */
export function readingsOf(state: MeasuredState, among: readonly Quantity[]): Record<string, number | null> {
  return Object.fromEntries(among.map((quantity) => [quantity.key, readingOf(state, quantity).value]))
}

/** What a quantity says of a state; a number that JSON does not hold is none. */
export function readingOf(state: MeasuredState, quantity: Quantity): Reading {
  const found = quantity.of(state)
  return found.value === null || Number.isFinite(found.value) ? found : notDefined('it is not finite here')
}
