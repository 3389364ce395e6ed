import { resolve, valuesAt, type Experiment } from './experiment.ts'
import { parameters } from './parameters.ts'
import { sameValue } from './same-value.ts'
import type { Shared } from './shared.ts'
import type { ParameterKey, Value, Values } from './values.ts'
import { differences, secondOf } from './versus.ts'
import { roundedView } from './view-fields.ts'
import { without } from './without.ts'

/**
 * Whether leaving out the start's value of a parameter changes the run at no time.
 *
 * Equal to the default at the start is not enough: with λ_H chosen equal to λ, an event that
 * changes λ would otherwise take λ_H along.
 */
export function isRedundant(experiment: Experiment, key: ParameterKey): boolean {
  const shorter = { ...experiment, values: without(experiment.values, key) }
  return [0, ...experiment.events.map((event) => event.t)].every((t) =>
    sameValue(resolve(valuesAt(experiment, t))[key], resolve(valuesAt(shorter, t))[key]),
  )
}

/**
 * The same run and the same picture in the form that a link gives back: start values that change
 * nothing are left out, the others stand in the order of the registry, and the view is rounded.
 *
 * Events are kept as they are, but for a minus before zero. decodeLink(encodeLink(s)) equals normalised(s).
 */
export function normalised({ experiment, view }: Shared): Shared {
  // One by one: leaving a redundant value out changes no resolved value, hence no other verdict.
  const chosen = parameters.filter(
    ({ key }) => experiment.values[key] !== undefined && !isRedundant(experiment, key),
  )
  const values = Object.fromEntries(chosen.map(({ key }) => [key, plain(experiment.values[key])]))
  const events = experiment.events.map(({ t, set }) => ({ t, set: plainSet(set) }))
  const plainer = { ...experiment, values, events }
  // What is left out of the first may be what the second depends on.
  const versus = view.versus === null ? null : plainSet(differences(plainer, secondOf(experiment, view.versus)))
  return { experiment: plainer, view: { ...roundedView(view), versus } }
}

function plainSet(set: Values): Values {
  return Object.fromEntries(Object.entries(set).map(([key, value]) => [key, plain(value)]))
}

/** The value without a minus before zero, which a link does not keep. */
function plain(value: Value): Value {
  if (typeof value === 'number') return value + 0
  return typeof value === 'string' ? value : value.map((entry) => entry + 0)
}
