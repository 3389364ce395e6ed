import { problemWithValue } from '../experiment/check.ts'
import { rounded } from '../experiment/number-text.ts'
import type { NumberParameter } from '../experiment/parameter.ts'
import { parameterOf } from '../experiment/parameters.ts'
import { givenText } from '../experiment/quoted.ts'
import type { ParameterKey } from '../experiment/values.ts'

/** One direction of a sweep, plain enough for a worker. */
export interface Axis {
  readonly key: ParameterKey
  /** Key in a link, which names the column too. */
  readonly link: string
  /** No value twice; in the order of the axis. */
  readonly values: readonly number[]
}

/** How an axis is asked for. */
export interface AxisRange {
  readonly key: ParameterKey
  readonly from: number
  readonly to: number
  /** Values, both ends among them. */
  readonly count: number
  readonly spacing: 'log' | 'linear'
}

const MAX_VALUES = 100_000
/** Digits of a value: what a power differs by from machine to machine is rounded away. */
const DIGITS = 12

/**
 * The axis of a range, or the sentence why there is none. Values of whole-number parameters are rounded, and
 * taken once.
 */
export function axisOf({ key, from, to, count, spacing }: AxisRange): Axis | { readonly problem: string } {
  const parameter = parameterOf(key)
  if (parameter.kind !== 'integer' && parameter.kind !== 'real') {
    const what = parameter.kind === 'choice' ? 'a choice' : 'a list'
    return { problem: `${parameter.name} (${parameter.link}) is ${what}; an axis must be a number.` }
  }
  if (!Number.isInteger(count) || count < 1 || count > MAX_VALUES) {
    return { problem: `The count must be a whole number from 1 to 100,000; it was ${givenText(count)}.` }
  }
  const problem = problemWithValue(parameter, from) ?? problemWithValue(parameter, to)
  if (problem !== null) return { problem }
  if (spacing === 'log' && Math.min(from, to) <= 0) return { problem: 'A logarithmic axis has no 0; use a linear one.' }
  return { key, link: parameter.link, values: valuesOf(parameter, [from, to], count, spacing) }
}

function valuesOf({ kind }: NumberParameter, [from, to]: readonly number[], count: number, spacing: string): number[] {
  const at = (share: number) => (spacing === 'log' ? from * (to / from) ** share : from + (to - from) * share)
  const values = Array.from({ length: count }, (_, i) => {
    if (i === 0) return from
    if (i === count - 1) return to
    return kind === 'integer' ? Math.round(at(i / (count - 1))) : rounded(at(i / (count - 1)), DIGITS)
  })
  return [...new Set(values)]
}
