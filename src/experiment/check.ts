import { sampleCount } from '../model/spec.ts'
import { countsOf, MAX_EVENTS, resolve, valuesAt, type Experiment } from './experiment.ts'
import { allowedText, schemaOf, type Parameter } from './parameter.ts'
import { parameters } from './parameters.ts'
import type { ParameterKey, Resolved, Value, Values } from './values.ts'

/** The most samples of a run: all of them are drawn. */
export const MAX_SAMPLES = 20_000
/** The most products of one gradient, K·N·d: about 0.1 s a gradient without a GPU. */
export const MAX_WORK = 20_000_000

const schemas = new Map(parameters.map((parameter) => [parameter.key, schemaOf(parameter)]))

/** Text of a value as a person writes it. */
export function valueText(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value)
}

/** Null where the value is allowed for this parameter by itself, else a sentence. */
export function problemWithValue(parameter: Parameter, value: unknown): string | null {
  if (schemas.get(parameter.key)?.safeParse(value).success === true) return null
  return `${parameter.name} (${parameter.link}) must be ${allowedText(parameter)}; it was “${clip(valueText(value))}”.`
}

/** Null where these values make a run together, else what does not fit, and the key it is about. */
export function problemTogether(values: Values): { key: ParameterKey; sentence: string } | null {
  const resolved = resolve(values)
  const { classes, minorityClasses, counts } = resolved
  if (counts.length > 0 && counts.length !== classes) {
    const sentence = `There are ${counts.length} class counts but ${classes} classes; clear one of the two.`
    return { key: 'classes', sentence }
  }
  if (minorityClasses >= classes) {
    const sentence = `At most ${classes - 1} of ${classes} classes can be minority classes; it was ${minorityClasses}.`
    return { key: 'minorityClasses', sentence }
  }
  return problemWithSize(values, resolved)
}

function problemWithSize(values: Values, resolved: Resolved): { key: ParameterKey; sentence: string } | null {
  const counts = countsOf(resolved)
  const N = sampleCount(counts)
  const work = counts.length * N * resolved.dimension
  if (N > MAX_SAMPLES) {
    const sentence = `That would be ${text(N)} samples; at most ${text(MAX_SAMPLES)} are allowed.`
    return { key: culprit(values, ['counts', 'minorityCount', 'imbalance', 'classes']), sentence }
  }
  if (work > MAX_WORK) {
    const sentence =
      `That would be K·N·d = ${text(work)} products a gradient; ` + `at most ${text(MAX_WORK)} are allowed.`
    return { key: culprit(values, ['dimension', 'counts', 'minorityCount', 'imbalance', 'classes']), sentence }
  }
  return null
}

/** The first of these that was chosen rather than left at its default. */
function culprit(values: Values, keys: readonly ParameterKey[]): ParameterKey {
  return keys.find((key) => values[key] !== undefined) ?? keys[0]
}

function text(value: number): string {
  return value.toLocaleString('en-US')
}

function clip(given: string): string {
  return given.length > 60 ? `${given.slice(0, 60)}…` : given
}

/** The value with the parameter set, or the sentence that says why not. */
export function withValue(
  values: Values,
  parameter: Parameter,
  value: Value,
): { readonly values: Values } | { readonly problem: string } {
  const problem = problemWithValue(parameter, value)
  if (problem !== null) return { problem }
  const next = { ...values, [parameter.key]: value }
  const together = problemTogether(next)
  return together === null ? { values: next } : { problem: together.sentence }
}

/** Null where the whole experiment can run, else a sentence. */
export function problemWithExperiment(experiment: Experiment): string | null {
  for (const values of [experiment.values, ...experiment.events.map((event) => event.set)]) {
    for (const parameter of parameters) {
      const value = values[parameter.key]
      const problem = value === undefined ? null : problemWithValue(parameter, value)
      if (problem !== null) return problem
    }
  }
  if (experiment.events.length > MAX_EVENTS) return `At most ${MAX_EVENTS} changes fit into one run.`
  const times = [0, ...experiment.events.map((event) => event.t)]
  for (const t of times) {
    const problem = problemTogether(valuesAt(experiment, t))
    if (problem !== null) return problem.sentence
  }
  return null
}
