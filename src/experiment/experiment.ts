import { modelOf } from '../model/registry.ts'
import type { ModelSpec } from '../model/spec.ts'
import { parameters } from './parameters.ts'
import type { ParameterKey, Resolved, Value, Values } from './values.ts'

/** A change in the middle of a run: from time t on, these parameters have these values. */
export interface RunEvent {
  /** Time of the flow, in (0, horizon]. */
  readonly t: number
  /** One changeable parameter or more. */
  readonly set: Values
}

/** What runs: a plain, versioned object. A run is a pure function of it. */
export interface Experiment {
  readonly version: 1
  /** Only what was chosen; every other parameter has its default. */
  readonly values: Values
  /** In order of time, no two at the same, at most MAX_EVENTS. */
  readonly events: readonly RunEvent[]
}

/** The experiment that a newcomer sees: every parameter at its default. */
export const openingExperiment: Experiment = { version: 1, values: {}, events: [] }

/** The most events an experiment holds, so that it fits a link. */
export const MAX_EVENTS = 16

/** Fills in the defaults; a default may follow from the parameters before it. */
export function resolve(values: Values): Resolved {
  const resolved: Record<string, Value> = {}
  for (const parameter of parameters) {
    const { defaultValue } = parameter
    const fallback =
      typeof defaultValue === 'function' ? defaultValue(resolved as unknown as Resolved) : defaultValue
    resolved[parameter.key] = values[parameter.key] ?? fallback
  }
  return resolved as unknown as Resolved
}

/** The values in force at time t: those of the start and of every event up to t. */
export function valuesAt(experiment: Experiment, t: number): Values {
  const past = experiment.events.filter((event) => event.t <= t)
  return past.reduce((values, event) => ({ ...values, ...event.set }), experiment.values)
}

/**
 * n_k of every class: as given, or K − K_B classes of n_A = round(R·n_B) and K_B of n_B.
 */
export function countsOf(resolved: Resolved): readonly number[] {
  if (resolved.counts.length > 0) return resolved.counts
  const { classes, minorityClasses, minorityCount, imbalance } = resolved
  const majorityCount = Math.max(1, Math.round(imbalance * minorityCount))
  const majorities = classes - minorityClasses
  return Array.from({ length: classes }, (_, k) => (k < majorities ? majorityCount : minorityCount))
}

/** Whether each class is of the minority: it has fewer samples than the largest class. */
export function minorityOf(counts: readonly number[]): boolean[] {
  const most = Math.max(...counts)
  return counts.map((count) => count < most)
}

/** The plain numbers that a model is built from. */
export function specOf(resolved: Resolved): ModelSpec {
  const { model, dimension } = resolved
  const read = modelOf(model).knobs.map((knob) => [knob, resolved[knob as ParameterKey]] as const)
  const values = Object.fromEntries(read.filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
  const choices = Object.fromEntries(read.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  return { model, counts: countsOf(resolved), dimension, values, choices }
}

/** A stretch of a run with one specification, from `from` until the next one or the end. */
export interface Segment {
  readonly from: number
  readonly spec: ModelSpec
}

/** The stretches of a run, the first from t = 0. */
export function segmentsOf(experiment: Experiment): Segment[] {
  const times = [0, ...experiment.events.map((event) => event.t)]
  return times.map((from) => ({ from, spec: specOf(resolve(valuesAt(experiment, from))) }))
}
