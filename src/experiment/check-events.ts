import { countsOf, MAX_EVENTS, resolve, valuesAt, type Experiment, type RunEvent } from './experiment.ts'
import { numberText } from './number-text.ts'
import type { Parameter } from './parameter.ts'
import { parameterOf } from './parameters.ts'
import { givenText } from './quoted.ts'
import type { ParameterKey, Values } from './values.ts'

/** The sentence for one change more than fits. */
export const tooManyEvents = `At most ${MAX_EVENTS} changes fit into one run.`

/** Null where a change can stand at time t of a run from these values, else a sentence. */
export function problemWithTime(values: Values, t: number): string | null {
  const { horizon } = resolve(values)
  if (t > 0 && t <= horizon) return null
  const end = numberText(horizon)
  return `The time of a change must be above 0 and at most T = ${end}; it was ${givenText(t)}.`
}

/** Null where an event may change the parameter, else a sentence. */
export function problemWithChanging(parameter: Parameter): string | null {
  if (parameter.changeable) return null
  return `${parameter.name} (${parameter.link}) is set at the start of a run and cannot change in the middle.`
}

/** Whether a set of values changes nothing: it is empty, or says only how long the change takes. */
export function changesNothing(set: Values): boolean {
  return Object.keys(set).every((key) => key === 'over')
}

/** Null where a change leaves a run with these values its number of classes, and has no counts on the way, else a sentence. */
export function problemWithCounts(values: Values, { counts, over = 0 }: Values): string | null {
  if (!Array.isArray(counts)) return null
  if (over !== 0) return 'Counts (n) change at once; a change that takes its time (over) cannot hold them.'
  const K = countsOf(resolve(values)).length
  if (counts.length === K) return null
  return `A change in the middle keeps the ${K} classes: it needs ${K} counts (n), one for each; it had ${counts.length}.`
}

/** Null where a change of the parameter has an effect on a run with these values, else why not. */
export function problemWithEffect(parameter: Parameter, values: Values): string | null {
  return parameter.off?.(resolve(values)) ?? null
}

/**
 * Null where there are not too many events, in order of time, each within the run and each
 * changing what may change and has an effect; else a sentence. The values are taken to be allowed
 * by themselves.
 */
export function problemWithEvents(experiment: Experiment): string | null {
  const { values, events } = experiment
  if (events.length > MAX_EVENTS) return tooManyEvents
  for (const [i, event] of events.entries()) {
    const before = i === 0 ? 0 : events[i - 1].t
    const problem = problemWithTime(values, event.t) ?? problemWithOrder(before, event.t)
    if (problem !== null) return problem
    const within = problemWithCounts(values, event.set) ?? problemWithSet(event, valuesAt(experiment, event.t))
    if (within !== null) return within
  }
  return null
}

function problemWithOrder(before: number, t: number): string | null {
  if (t > before) return null
  return `Changes must be in order of time; ${numberText(t)} follows ${numberText(before)}.`
}

function problemWithSet({ t, set }: RunEvent, values: Values): string | null {
  const keys = Object.keys(set) as ParameterKey[]
  if (changesNothing(set)) return `The change at t = ${numberText(t)} changes nothing.`
  for (const parameter of keys.map(parameterOf)) {
    const problem = problemWithChanging(parameter) ?? problemWithEffect(parameter, { ...values, ...set })
    if (problem !== null) return problem
  }
  return null
}
