import { resolve, valuesAt, type Experiment } from '../experiment/experiment.ts'
import type { Ramp } from '../experiment/edit.ts'
import type { NumberParameter } from '../experiment/parameter.ts'
import { transientKeys } from '../experiment/ramp.ts'
import { placeOf, valueAt } from '../experiment/slider-scale.ts'
import type { Threshold } from '../theory/prediction.ts'
import type { RunStatus } from './state.ts'

/** How far beyond the last threshold a ramp goes, as a part of the slider. */
const BEYOND = 0.1
/**
 * Duration of a ramp in units of the time the run took to rest, so that each of its 48 steps has a quarter of that
 * for a move of a few per cent. At R = 45 of the opening experiment, where R₀ = 47.6 slows the run down, it is then
 * within 0.04 of the predicted cosine; in a third of the time, 0.07.
 */
const DURATION = 12
/** What a run that ended otherwise is taken to need to rest, as a part of its time. */
const RESTLESS = 0.25

/** A ramp back to where the parameter came from. */
interface Came {
  readonly from: number
  readonly over: number
}

/**
 * The ramp that shows most from time t on: beyond every threshold on the side that has more of them, to the
 * farther end of the slider where there is none; once a ramp has moved the parameter, back to where it came from,
 * as slowly, so that the way there and the way back can be compared. Null where it would not move.
 */
export function rampOf(
  experiment: Experiment,
  parameter: NumberParameter,
  t: number,
  thresholds: readonly Threshold[],
  run: RunStatus,
): Ramp | null {
  const now = numberAt(experiment, parameter, t)
  const came = cameBy(experiment, parameter, t)
  const to = came !== null && came.from !== now ? came.from : targetOf(parameter, now, thresholds)
  const over = came?.over ?? DURATION * restTime(experiment, run)
  // A ramp needs a moment to begin at.
  return to === now ? null : { key: parameter.key, to, at: t > 0 ? t : over / 100, over }
}

/** The value of a parameter that is in force at time t. */
export function numberAt(experiment: Experiment, { key }: NumberParameter, t: number): number {
  return Number(resolve(valuesAt(experiment, t))[key])
}

function cameBy(experiment: Experiment, parameter: NumberParameter, t: number): Came | null {
  const isOfIt = ({ set }: Experiment['events'][number]) => set[parameter.key] !== undefined
  const index = experiment.events.findLastIndex((event) => event.t <= t && isOfIt(event))
  const event = experiment.events[index]
  if (event === undefined || typeof event.set.over !== 'number' || event.set.over === 0) return null
  const before = { ...experiment, events: experiment.events.slice(0, index) }
  return { from: numberAt(before, parameter, event.t), over: event.set.over }
}

function targetOf(parameter: NumberParameter, now: number, thresholds: readonly Threshold[]): number {
  const place = placeOf(parameter, now)
  const places = thresholds.map(({ value }) => placeOf(parameter, value)).filter((one) => one > 0 && one < 1)
  const [below, above] = [places.filter((one) => one < place), places.filter((one) => one > place)]
  const isUp = above.length === below.length ? place < 0.5 : above.length > below.length
  if (isUp) return valueAt(parameter, above.length > 0 ? Math.min(1, Math.max(...above) + BEYOND) : 1)
  return valueAt(parameter, below.length > 0 ? Math.max(0, Math.min(...below) - BEYOND) : 0)
}

/** How long the last stretch of the run took to rest. */
function restTime(experiment: Experiment, { ending, computed }: RunStatus): number {
  const { horizon } = resolve(experiment.values)
  const last = experiment.events.at(-1)
  const from = last === undefined ? 0 : last.t + (typeof last.set.over === 'number' ? last.set.over : 0)
  if (ending?.kind !== 'rest') return RESTLESS * horizon
  // A stretch that began at rest says nothing; the whole run does.
  return ending.t - from > computed / 100 ? ending.t - from : ending.t
}

/** Whether a parameter can be ramped: a change in the middle of a run may move it, and it is no part of a change itself. */
export function isRampable(parameter: NumberParameter): boolean {
  return parameter.changeable && !transientKeys.includes(parameter.key)
}
