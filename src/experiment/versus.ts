import { problemTogether } from './check.ts'
import { resolve, valuesAt, type Experiment } from './experiment.ts'
import { fitEvents, fitValues } from './fit.ts'
import { parameters } from './parameters.ts'
import { sameValue } from './same-value.ts'
import type { ParameterKey, Value, Values } from './values.ts'

/**
 * The second of two experiments that are compared: the first with other values of some parameters, from the same start
 * where these leave it the same. What the first changes in the middle of its run the second changes too, where it can.
 */
export function secondOf(experiment: Experiment, versus: Values): Experiment {
  const values = { ...experiment.values, ...versus }
  return { ...experiment, values, events: fitEvents(values, experiment.events).events }
}

/**
 * The fewest values that make the second experiment out of the first, in the order of the registry: those that would
 * be another at some time of the run. A default follows from parameters before it alone, so one pass finds them.
 */
export function differences(first: Experiment, second: Experiment): Values {
  const times = [0, ...second.events.map(({ t }) => t)]
  const wanted = times.map((t) => resolve(valuesAt(second, t)))
  const versus: Partial<Record<ParameterKey, Value>> = {}
  for (const { key } of parameters) {
    const values: Values = { ...first.values, ...versus }
    const so = { ...second, values }
    const differs = times.some((t, i) => !sameValue(resolve(valuesAt(so, t))[key], wanted[i][key]))
    const value = resolve(second.values)[key]
    if (differs && (values[key] === undefined || !sameValue(values[key], value))) versus[key] = value
  }
  return versus
}

/** The values that make a run on top of an experiment, with a sentence for each that was left out. */
export function fitVersus(experiment: Experiment, versus: Values): { readonly versus: Values; readonly problems: readonly string[] } {
  if (problemTogether({ ...experiment.values, ...versus }) === null) return { versus, problems: [] }
  const { values, leftOut } = fitValues(experiment.values, versus)
  return { versus: values, problems: leftOut.map(({ sentence }) => `In the second experiment: ${sentence} It was left out.`) }
}
