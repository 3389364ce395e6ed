import { problemWithValue } from '../experiment/check.ts'
import { readNumber } from '../experiment/number-text.ts'
import type { Parameter } from '../experiment/parameter.ts'
import { parameters } from '../experiment/parameters.ts'
import { quoted } from '../experiment/quoted.ts'
import { axisOf, type Axis } from '../sweep/axis.ts'
import { Failure } from './failure.ts'
import { nearKeys } from './near-keys.ts'

const FORM = 'key=from:to:count, or key=from:to:count:log or :linear'

/**
 * The axis in the text of --x or --y, 'R=1:1000:64:log'; without a fourth part as the parameter's slider is.
 * Throws Failure with a sentence.
 */
export function readAxis(option: string, text: string): Axis {
  const [, name, range] = /^([^=]*)=(.*)$/s.exec(text) ?? []
  if (name === undefined) throw new Failure([`${option} must be ${FORM}; it was ${quoted(text)}.`])
  const parameter = parameterCalled(name)
  if (parameter === undefined) throw new Failure([`${option}: there is no parameter ${quoted(name)}. ${hint(name)}`])
  const [from, to, count, spacing = 'scale' in parameter ? parameter.scale : 'linear', ...rest] = range.split(':')
  const steps = readNumber(count ?? '')
  const isForm = rest.length === 0 && to !== undefined && (spacing === 'log' || spacing === 'linear')
  if (!isForm || steps === null) throw new Failure([`${option} must be ${FORM}; it was ${quoted(text)}.`])
  const [first, last] = [from, to].map((end) => readEnd(option, parameter, end))
  const axis = axisOf({ key: parameter.key, from: first, to: last, count: steps, spacing })
  if ('problem' in axis) throw new Failure([`${option}: ${axis.problem}`])
  return axis
}

/** A number, whether it is allowed or not. */
function readEnd(option: string, parameter: Parameter, text: string): number {
  const value = readNumber(text)
  if (value === null) throw new Failure([`${option}: ${problemWithValue(parameter, text, text)}`])
  return value
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
