import { problemTogether } from './check.ts'
import { changesNothing, problemWithCounts, problemWithEffect, problemWithTime, tooManyEvents } from './check-events.ts'
import { MAX_EVENTS, valuesAt, type RunEvent } from './experiment.ts'
import { numberText } from './number-text.ts'
import { parameterOf } from './parameters.ts'
import type { ParameterKey, Values } from './values.ts'
import { without } from './without.ts'

/** A value that was left out so that the others make a run. */
export interface LeftOut {
  readonly key: ParameterKey
  readonly sentence: string
}

interface Fitted {
  readonly values: Values
  readonly leftOut: readonly LeftOut[]
}

/**
 * The chosen values that make a run on top of the base, and what had to be left out for it.
 *
 * Each value is taken to be allowed by itself, and the base to make a run.
 */
export function fitValues(base: Values, chosen: Values): Fitted {
  const leftOut: LeftOut[] = []
  let values = chosen
  for (;;) {
    const misfit = problemTogether({ ...base, ...values })
    if (misfit === null) return { values, leftOut }
    // One of them takes part, since the base alone fits; each turn has one value less.
    const chosenKeys = Object.keys(values) as ParameterKey[]
    const key = misfit.keys.find((candidate) => chosenKeys.includes(candidate)) ?? chosenKeys.at(-1)
    if (key === undefined) return { values, leftOut }
    values = without(values, key)
    leftOut.push({ key, sentence: misfit.sentence })
  }
}

/**
 * The events, given in order of time, that fit a run from these values, with a sentence for each
 * thing left out.
 */
export function fitEvents(
  start: Values,
  events: readonly RunEvent[],
): { readonly events: readonly RunEvent[]; readonly problems: readonly string[] } {
  const kept: RunEvent[] = []
  const problems: string[] = []
  for (const { t, set } of events) {
    const problem = problemWithTime(start, t) ?? (kept.length === MAX_EVENTS ? tooManyEvents : null)
    if (problem !== null) {
      problems.push(`${problem} The change at t = ${numberText(t)} was left out.`)
      continue
    }
    // A change that takes time may not be done yet.
    const state = valuesAt({ version: 1, values: start, events: kept }, t)
    const { values, leftOut } = fitSet(state, set)
    for (const one of leftOut) problems.push(leftOutText(t, one))
    if (!changesNothing(values)) kept.push({ t, set: values })
  }
  return { events: kept, problems }
}

/** What of a set has an effect and makes a run on top of the base: without its counts, others may have none. */
function fitSet(base: Values, set: Values): Fitted {
  const effective = withEffect(base, set)
  const fitted = fitValues(base, effective.values)
  const leftOut = [...effective.leftOut, ...fitted.leftOut]
  if (leftOut.every(({ key }) => key !== 'counts')) return { values: fitted.values, leftOut }
  const rest = fitSet(base, fitted.values)
  return { values: rest.values, leftOut: [...leftOut, ...rest.leftOut] }
}

function withEffect(base: Values, set: Values): Fitted {
  const classes = problemWithCounts(base, set)
  if (classes !== null) return { values: without(set, 'counts'), leftOut: [{ key: 'counts', sentence: classes }] }
  const leftOut = (Object.keys(set) as ParameterKey[]).flatMap((key) => {
    const sentence = problemWithEffect(parameterOf(key), { ...base, ...set })
    return sentence === null ? [] : [{ key, sentence }]
  })
  return { values: without(set, ...leftOut.map(({ key }) => key)), leftOut }
}

function leftOutText(t: number, { key, sentence }: LeftOut): string {
  return `${sentence} The change of ${parameterOf(key).link} at t = ${numberText(t)} was left out.`
}
