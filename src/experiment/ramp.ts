import { parameterOf } from './parameters.ts'
import type { ParameterKey, Resolved, Value, Values } from './values.ts'

/** Equal steps in which a change that takes time is made: each is a stretch of its own that starts where the last ended. */
export const RAMP_STEPS = 48

/** What moves the state itself, before the flow goes on. */
export const pushKeys = ['nudge', 'kick', 'moveMean', 'moveClassifier'] as const satisfies readonly ParameterKey[]

/** What says how a change is made rather than what holds from then on. */
export const transientKeys: readonly ParameterKey[] = [...pushKeys, 'over']

/** A change in the middle of a run: its time and what it sets. */
interface Change {
  readonly t: number
  readonly set: Values
}

/** The time over which a change is made; 0 for at once. */
function durationOf({ set }: Change): number {
  return typeof set.over === 'number' ? set.over : 0
}

/** The times at which a change has an effect: its own, and those of the steps of a ramp before `until`. */
export function timesOf(change: Change, until: number): number[] {
  const over = durationOf(change)
  if (over === 0) return [change.t]
  const times = Array.from({ length: RAMP_STEPS }, (_, i) => change.t + (i * over) / RAMP_STEPS)
  return times.filter((t, i) => i === 0 || t < until)
}

/**
 * The values in force at time t after a change, from those before it: what it sets, or the step of the ramp
 * that t lies in, even in the parameter's own scale (linear or logarithmic); choices change at once.
 */
export function changed(before: Values, change: Change, t: number, resolve: (values: Values) => Resolved): Values {
  const over = durationOf(change)
  // 1e-9: a step's own time must not fall to the step before it by rounding.
  const step = over === 0 ? RAMP_STEPS : Math.min(RAMP_STEPS, Math.floor(((t - change.t) / over) * RAMP_STEPS + 1e-9) + 1)
  const lasting = Object.entries(change.set).filter(([key]) => !transientKeys.includes(key as ParameterKey))
  const from = step < RAMP_STEPS ? resolve(before) : null
  const set = lasting.map(([key, value]) => [key, from === null ? value : between(key as ParameterKey, from, value, step)])
  return { ...before, ...Object.fromEntries(set) }
}

function between(key: ParameterKey, from: Resolved, to: Value, step: number): Value {
  const start = from[key]
  if (typeof start !== 'number' || typeof to !== 'number') return to
  const parameter = parameterOf(key)
  const share = step / RAMP_STEPS
  const isLog = 'scale' in parameter && parameter.scale === 'log'
  return isLog ? start * (to / start) ** share : start + share * (to - start)
}
