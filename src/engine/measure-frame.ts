import type { MeasuredState } from '../metrics/measured-state.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { notDefined, reading, type Reading } from '../metrics/reading.ts'
import type { Target } from '../metrics/run-facts.ts'
import { biasOf, objectiveOf, recordedOf, recordedQuantities, scatterOf } from './entry.ts'
import type { Frame } from './recording.ts'

/**
 * The state of a recorded moment, without its samples: what they add up to was recorded.
 * @param objective where it is known better than as the moment has it.
 */
export function measuredFrame(
  { classifiers, means, measures, layout }: Frame,
  target: Target | null,
  objective = objectiveOf(measures),
): MeasuredState {
  const { counts } = layout.spec
  const isOneColumn = layout.spec.columns !== undefined
  const run = { objective, target, origin: null, spec: layout.spec }
  return { classifiers, means, features: null, counts, bias: biasOf(measures), scatter: scatterOf(measures), isOneColumn, run }
}

/** What a quantity says of a recorded moment: as recorded where it was, else from the state. */
export function readFrame(quantity: Quantity, frame: Frame, state: MeasuredState): Reading {
  const index = recordedQuantities.indexOf(quantity)
  if (index < 0) return quantity.of(state)
  const value = recordedOf(frame.measures)[index]
  return Number.isNaN(value) ? notDefined('it is not defined here, or would take too long to follow') : reading(value)
}
