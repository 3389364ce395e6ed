import { problemTogether, problemWithLayers, problemWithValue } from './check.ts'
import { changesNothing, problemWithChanging, problemWithCounts, problemWithEffect, problemWithTime, tooManyEvents } from './check-events.ts'
import { MAX_EVENTS, resolve, valuesAt, type Experiment, type RunEvent } from './experiment.ts'
import { fitEvents } from './fit.ts'
import { isRedundant } from './normal-form.ts'
import { rounded } from './number-text.ts'
import { parameterOf } from './parameters.ts'
import type { ParameterKey, Value, Values } from './values.ts'
import { without } from './without.ts'

/** An edited experiment, or the sentence that says why it was not edited. */
export type Edit =
  | {
      readonly experiment: Experiment
      /** One sentence for each change in the middle of the run that no longer fits and was left out. */
      readonly notes: readonly string[]
    }
  | { readonly problem: string }

/** Significant digits of the time of a change: finer than a pixel, and short in a link. */
const TIME_DIGITS = 4

/** What the two-group form consists of: without meaning once the counts are given one by one. */
export const twoGroupKeys: readonly ParameterKey[] = ['classes', 'minorityClasses', 'minorityCount', 'imbalance']

/**
 * Sets a parameter at the start (`at` null or ≤ 0), or from the time `at` on by a change in the
 * middle of the run, rounded to four significant digits; changes at the same time become one.
 *
 * A start value that changes nothing is not kept, so that what follows from others goes on following.
 */
export function setValue(
  experiment: Experiment,
  key: ParameterKey,
  value: Value,
  at: number | null,
): Edit {
  const parameter = parameterOf(key)
  const start = at === null || at <= 0
  const problem =
    problemWithValue(parameter, value) ??
    (start ? null : problemWithChanging(parameter)) ??
    problemWithEffect(parameter, { ...valuesAt(experiment, at ?? 0), [key]: value })
  if (problem !== null) return { problem }
  return start ? setAtStart(experiment, key, value) : setAtTime(experiment, key, value, at)
}

function setAtStart(experiment: Experiment, key: ParameterKey, value: Value): Edit {
  const edit = withStart(experiment, { ...experiment.values, [key]: value }, key)
  if ('problem' in edit || !isRedundant(edit.experiment, key)) return edit
  return { ...edit, experiment: { ...edit.experiment, values: without(edit.experiment.values, key) } }
}

function setAtTime(experiment: Experiment, key: ParameterKey, value: Value, at: number): Edit {
  const outside = problemWithTime(experiment.values, at)
  if (outside !== null) return { problem: outside }
  const t = timeOf(experiment, at)
  const classes = problemWithCounts(experiment.values, { [key]: value })
  if (classes !== null) return { problem: classes }
  const together = problemTogether({ ...valuesAt(experiment, t), [key]: value })
  if (together !== null) return { problem: together.sentence }
  const events = merged(experiment.events, t, { [key]: value })
  return events.length > MAX_EVENTS ? { problem: tooManyEvents } : withEvents(experiment, events)
}

/** A slow change of one parameter. */
export interface Ramp {
  readonly key: ParameterKey
  /** The value that it goes to, from the one in force. */
  readonly to: number
  /** When it begins, and how long it takes; above 0. */
  readonly at: number
  readonly over: number
}

/** Part of a ramp's duration that a run has left after it at least, to come to rest in. */
const AFTER_RAMP = 0.5

/**
 * Changes a parameter slowly from a time on, as one change in the middle of the run; what changed it later is
 * left out, and the horizon is put off where the ramp would not be done before it.
 */
export function setRamp(experiment: Experiment, { key, to, at, over }: Ramp): Edit {
  const parameter = parameterOf(key)
  const problem = problemWithValue(parameter, to) ?? problemWithChanging(parameter) ?? problemWithEffect(parameter, valuesAt(experiment, at))
  if (problem !== null) return { problem }
  const { horizon } = resolve(experiment.values)
  const needed = Number((at + (1 + AFTER_RAMP) * over).toPrecision(2))
  const values = needed > horizon ? { ...experiment.values, horizon: needed } : experiment.values
  const outside = problemWithValue(parameterOf('horizon'), needed) ?? problemWithTime(values, at)
  if (outside !== null) return { problem: outside }
  const t = freeTime(experiment.events, rounded(at, TIME_DIGITS))
  const others = experiment.events.flatMap((event) => (event.t < t ? [event] : withoutKey(event, key)))
  const events = merged(others, t, { [key]: to, over: rounded(over, 2) })
  return events.length > MAX_EVENTS ? { problem: tooManyEvents } : withEvents({ ...experiment, values }, events)
}

/** The time, or one soon after it at which nothing else changes, which a ramp would make slow too. */
function freeTime(events: readonly RunEvent[], t: number): number {
  return events.some((event) => event.t === t) ? freeTime(events, rounded(t * (1 + 2 * 10 ** (1 - TIME_DIGITS)), TIME_DIGITS)) : t
}

/** The change without a parameter; none where nothing is left of it. */
function withoutKey({ t, set }: RunEvent, key: ParameterKey): readonly RunEvent[] {
  const left = without(set, key)
  return changesNothing(left) ? [] : [{ t, set: left }]
}

/** Puts a parameter of the start back to its default. */
export function clearValue(experiment: Experiment, key: ParameterKey): Edit {
  return withStart(experiment, without(experiment.values, key), key)
}

/** The same run from another random start. */
export function reseed(experiment: Experiment, seed: number): Edit {
  return setValue(experiment, 'seed', seed, null)
}

/** Takes a change out of the middle of the run. */
export function removeEvent(experiment: Experiment, index: number): Edit {
  if (experiment.events[index] === undefined) return { problem: `There is no change number ${index + 1}.` }
  return withEvents(experiment, experiment.events.toSpliced(index, 1))
}

/** Moves a change to another time, rounded to four significant digits; two at one time become one. */
export function moveEvent(experiment: Experiment, index: number, t: number): Edit {
  const event = experiment.events[index]
  if (event === undefined) return { problem: `There is no change number ${index + 1}.` }
  const problem = problemWithTime(experiment.values, t)
  if (problem !== null) return { problem }
  const others = experiment.events.toSpliced(index, 1)
  return withEvents(experiment, merged(others, timeOf(experiment, t), event.set))
}

/** The time that a change made at time t gets, rounded: but not past the end. */
export function timeOf(experiment: Experiment, t: number): number {
  return Math.min(rounded(t, TIME_DIGITS), resolve(experiment.values).horizon)
}

function merged(events: readonly RunEvent[], t: number, set: Values): readonly RunEvent[] {
  const there = events.find((event) => event.t === t)
  const event = { t, set: { ...there?.set, ...set } }
  return [...events.filter((one) => one !== there), event].toSorted((a, b) => a.t - b.t)
}

function withStart(experiment: Experiment, chosen: Values, edited: ParameterKey): Edit {
  const values = makingRoom(chosen, edited)
  const together = problemTogether(values)
  if (together !== null) return { problem: together.sentence }
  return withEvents({ ...experiment, values }, experiment.events)
}

/** The values without those that the edited one takes the meaning or the room from. */
function makingRoom(chosen: Values, edited: ParameterKey): Values {
  const values = fittingLayers(chosen, edited)
  const { counts, classes, minorityClasses } = resolve(values)
  if (counts.length > 0) return edited === 'counts' ? without(values, ...twoGroupKeys) : values
  const tooMany = edited !== 'minorityClasses' && minorityClasses >= classes
  return tooMany ? without(values, 'minorityClasses') : values
}

/** One of depth and decays layer by layer gives way to the other, which was set last. */
function fittingLayers(chosen: Values, edited: ParameterKey): Values {
  const { layerDecays } = resolve(chosen)
  if (edited === 'layerDecays') return layerDecays.length > 0 ? without(chosen, 'depth') : chosen
  // A model without decays let the depth move on.
  return edited === 'model' && problemWithLayers(chosen) !== null ? without(chosen, 'layerDecays') : chosen
}

function withEvents(experiment: Experiment, events: readonly RunEvent[]): Edit {
  const fitted = fitEvents(experiment.values, events)
  return { experiment: { ...experiment, events: fitted.events }, notes: fitted.problems }
}
