import type { Knot } from '../engine/knot.ts'
import { matrix } from '../math/matrix.ts'
import { measuredState, type MeasuredState } from '../metrics/measured-state.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { quantities } from '../metrics/registry.ts'
import { balanceOf, sumOfRows, type Origin } from '../metrics/run-facts.ts'
import { lossOf } from '../model/linear-head.ts'
import type { Program } from '../model/program.ts'
import type { ModelSpec } from '../model/spec.ts'
import type { Prediction } from '../theory/prediction.ts'
import { stateOf, type State } from './read-state.ts'

/** A moment of a run as it is written. */
export interface Moment {
  readonly t: number
  /** Index of the stretch that it belongs to. */
  readonly stretch: number
  /** Every quantity of the registry by key; null where it is not defined. */
  readonly quantities: Readonly<Record<string, number | null>>
  readonly state?: State
}

/** What a stretch of a run has in common. */
export interface Stretch {
  readonly index: number
  readonly from: number
  readonly spec: ModelSpec
  readonly program: Program
  readonly prediction: Prediction | null
}

/** The moment of a knot, in full precision; with its state where that is wanted. */
export function momentOf(stretch: Stretch, knot: Knot, origin: StretchStart, withState: boolean): Moment {
  const state = measuredOf(stretch, knot)
  const { prediction: target, program, index } = stretch
  const since = { ...origin, elapsed: knot.t - origin.t }
  const readings = readingsOf({ ...state, run: { objective: knot.objective, target, origin: since } }, quantities)
  const moment = { t: knot.t, stretch: index, quantities: readings }
  return withState ? { ...moment, state: stateOf(program, knot.state) } : moment
}

/** What the flow conserves, as it is at the first step of a stretch, and when that was. */
export interface StretchStart extends Omit<Origin, 'elapsed'> {
  readonly t: number
}

/** The start of a stretch from its first step. */
export function stretchStart(stretch: Stretch, knot: Knot, isFlow: boolean): StretchStart {
  const { classifiers, features } = measuredOf(stretch, knot)
  const { lambdaW = 0, lambdaH = 0 } = stretch.spec.values
  return {
    t: knot.t,
    balance: features === null ? null : balanceOf(classifiers, features),
    sum: sumOfRows(classifiers),
    lambdaW,
    lambdaH,
    isCrossEntropy: lossOf(stretch.spec) === 'crossEntropy',
    isFlow,
  }
}

/** The value of each quantity by key; null where it is not defined. */
export function readingsOf(state: MeasuredState, among: readonly Quantity[]): Record<string, number | null> {
  return Object.fromEntries(
    among.map(({ key, of }) => {
      const { value } = of(state)
      return [key, value !== null && Number.isFinite(value) ? value : null]
    }),
  )
}

function measuredOf({ program, spec }: Stretch, { state }: Knot): MeasuredState {
  const block = (name: string) => {
    const index = program.blocks.findIndex((candidate) => candidate.name === name)
    if (index < 0) return null
    const { rows, cols } = program.shapes[program.blocks[index].register]
    return matrix(rows, cols, state[index])
  }
  const [W, H] = [block('W'), block('H')]
  if (W === null || H === null) throw new RangeError(`the model ${spec.model} has no W or no H to measure`)
  return measuredState({ classifiers: W, features: H, counts: spec.counts, bias: block('b')?.data ?? null })
}
