import { problemWithValue } from '../experiment/check.ts'
import { readNumber, rounded } from '../experiment/number-text.ts'
import type { NumberParameter, Parameter } from '../experiment/parameter.ts'
import { parameters } from '../experiment/parameters.ts'
import { quoted } from '../experiment/quoted.ts'
import type { ParameterKey } from '../experiment/values.ts'
import { Failure } from './failure.ts'
import { nearKeys } from './near-keys.ts'

/** One direction of a sweep, plain enough for a worker. */
export interface Axis {
  readonly key: ParameterKey
  /** Key in a link, which names the column too. */
  readonly link: string
  /** No value twice; in the order of the axis. */
  readonly values: readonly number[]
}

const MAX_VALUES = 100_000
/** Digits of a value: what a power differs by from machine to machine is rounded away. */
const DIGITS = 12
const FORM = 'key=from:to:count, or key=from:to:count:log or :linear'

/**
 * The axis in the text of --x or --y, 'R=1:1000:64:log'; without a fourth part as the parameter's slider is.
 * Values of whole-number parameters are rounded, and taken once. Throws Failure with a sentence.
 */
export function readAxis(option: string, text: string): Axis {
  const [, name, range] = /^([^=]*)=(.*)$/s.exec(text) ?? []
  if (name === undefined) throw new Failure([`${option} must be ${FORM}; it was ${quoted(text)}.`])
  const parameter = numberParameter(option, name)
  const [from, to, count, spacing = parameter.scale, ...rest] = range.split(':')
  const steps = readNumber(count ?? '')
  const isForm = rest.length === 0 && to !== undefined && (spacing === 'log' || spacing === 'linear')
  if (!isForm || steps === null) throw new Failure([`${option} must be ${FORM}; it was ${quoted(text)}.`])
  if (!Number.isInteger(steps) || steps < 1 || steps > MAX_VALUES) {
    throw new Failure([`${option}: the count must be a whole number from 1 to 100,000; it was ${quoted(count)}.`])
  }
  const ends = [from, to].map((end) => readEnd(option, parameter, end))
  if (spacing === 'log' && Math.min(...ends) <= 0) {
    throw new Failure([`${option}: a logarithmic axis has no 0; use ${quoted(`${from}:${to}:${count}:linear`)}.`])
  }
  return { key: parameter.key, link: parameter.link, values: valuesOf(parameter, ends, steps, spacing) }
}

function readEnd(option: string, parameter: NumberParameter, text: string): number {
  const value = readNumber(text)
  const problem = problemWithValue(parameter, value ?? text, text)
  if (value === null || problem !== null) throw new Failure([`${option}: ${problem}`])
  return value
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

function numberParameter(option: string, name: string): NumberParameter {
  const parameter = parameterCalled(name)
  if (parameter === undefined) throw new Failure([`${option}: there is no parameter ${quoted(name)}. ${hint(name)}`])
  if (parameter.kind === 'integer' || parameter.kind === 'real') return parameter
  const what = parameter.kind === 'choice' ? 'a choice' : 'a list'
  throw new Failure([`${option}: ${parameter.name} (${parameter.link}) is ${what}; an axis must be a number.`])
}

/** By link key, by key, then by any name but for its case and spaces: 'lambda', 'lambdaW', 'weightDecay'. */
function parameterCalled(name: string): Parameter | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll(' ', '')
  return (
    parameters.find(({ link }) => link === name) ??
    parameters.find(({ key }) => key === name) ??
    parameters.find((one) => [one.link, one.key, one.name].some((known) => plain(known) === plain(name)))
  )
}

function hint(name: string): string {
  const numeric = parameters.filter(({ kind }) => kind === 'integer' || kind === 'real')
  const near = nearKeys(name, numeric.flatMap(({ link, key }) => [...new Set([link, key])]))
  if (near.length > 0) return `Keys near it: ${near.join(', ')}.`
  return `An axis may be one of ${numeric.map(({ link }) => link).join(', ')}.`
}
