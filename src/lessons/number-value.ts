import { resolve, valuesAt, type Experiment } from '../experiment/experiment.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { notDefined, reading, type Reading } from '../metrics/reading.ts'
import type { ModelSpec } from '../model/spec.ts'
import { pointOfTheory } from '../theory/point-of-theory.ts'
import type { Prediction } from '../theory/prediction.ts'
import type { NumberReference } from './number-reference.ts'

/** What is known of one experiment at the moment on show. */
export interface SideFacts {
  readonly experiment: Experiment
  /** Of the stretch on show. */
  readonly spec: ModelSpec
  /** Null where theory says nothing of the stretch. */
  readonly prediction: Prediction | null
  /** Whether theory is still at work on it. */
  readonly isAwaited: boolean
  /** Whether the run has not come to the moment wanted. */
  readonly isUnderWay: boolean
  /** What a quantity says of the run at the moment on show. */
  read(quantity: Quantity): Reading
}

/** What the numbers of a text are computed from. */
export interface NumberFacts {
  /** The moment on show, and how far the run has been computed. */
  readonly t: number
  readonly computed: number
  readonly A: SideFacts
  /** Null where there is one experiment. */
  readonly B: SideFacts | null
}

/** A number, why there is none, or 'waiting' while it is being computed. */
export type NumberValue = Reading | 'waiting'

/** The value of a number in a text. */
export function numberValue({ side, asked }: NumberReference, facts: NumberFacts): NumberValue {
  if (asked.kind === 't') return facts.A.isUnderWay ? 'waiting' : reading(facts.t)
  if (asked.kind === 'computed') return reading(facts.computed)
  const known = facts[side]
  if (known === null) return notDefined('there is no second experiment')
  if (asked.kind === 'parameter') return reading(Number(resolve(valuesAt(known.experiment, facts.t))[asked.key]))
  if (asked.kind === 'quantity' && asked.of === 'run') return known.isUnderWay ? 'waiting' : known.read(asked.quantity)
  const { spec, prediction, isAwaited } = known
  if (prediction === null) return isAwaited ? 'waiting' : notDefined('theory says nothing of this experiment')
  if (asked.kind === 'quantity') {
    const hasBias = (spec.choices?.['bias'] ?? 'none') !== 'none'
    return pointOfTheory(prediction, { counts: spec.counts, hasBias }).read(asked.quantity)
  }
  const found = prediction.thresholds.find(({ parameter, symbol }) => parameter === asked.parameter && indexOf(symbol) === asked.index)
  return found === undefined ? notDefined(`theory knows no such threshold of this experiment in ${asked.parameter}`) : reading(found.value)
}

/** What follows the letters of a threshold's symbol: '₀' of 'λ_W₀'. */
function indexOf(symbol: string): string {
  return /[₀-₉]*[ˢ′]*$/.exec(symbol)?.[0] ?? ''
}
