import { problemWithValue } from './check.ts'
import { resolve } from './experiment.ts'
import { fitValues, type LeftOut } from './fit.ts'
import { readNumber } from './number-text.ts'
import type { Parameter } from './parameter.ts'
import { parameterOf, parameters } from './parameters.ts'
import { valueText } from './quoted.ts'
import type { ParameterKey, Value, Values } from './values.ts'

/** The values of a start, and one sentence for each that fell back to its default. */
export interface LinkValues {
  readonly values: Values
  readonly problems: readonly string[]
}

/** Reads the start's values from the parts of a link; what is bad falls back key by key. */
export function readValues(entries: ReadonlyMap<string, string>): LinkValues {
  const chosen: Record<string, Value> = {}
  const bad: LeftOut[] = []
  for (const parameter of parameters) {
    const text = entries.get(parameter.link)
    if (text === undefined) continue
    const read = readValue(parameter, text)
    if ('problem' in read) bad.push({ key: parameter.key, sentence: read.problem })
    else chosen[parameter.key] = read.value
  }
  const { values, leftOut } = fitValues({}, chosen)
  const problems = [...bad, ...leftOut].map(({ key, sentence }) => `${sentence} ${usedText(key, values)}`)
  return { values, problems }
}

/** The value that a text stands for, or the sentence that says why it is none. */
export function readValue(
  parameter: Parameter,
  text: string,
): { readonly value: Value } | { readonly problem: string } {
  const value = valueOf(parameter, text)
  const problem = problemWithValue(parameter, value, text)
  return problem === null ? { value } : { problem }
}

/** The value of a text; the text itself, which is then refused, where it is of another kind. */
function valueOf(parameter: Parameter, text: string): Value {
  if (parameter.kind === 'choice') return text
  if (parameter.kind !== 'list') return readNumber(text) ?? text
  const numbers = text === '' ? [] : text.split(',').map(readNumber)
  return numbers.every((entry) => entry !== null) ? numbers : text
}

function usedText(key: ParameterKey, values: Values): string {
  return defaultText(parameterOf(key).link, valueText(resolve(values)[key]))
}

/** 'The default of K, 4, is used.' */
export function defaultText(link: string, used: string): string {
  return used === '' ? `The default of ${link} is used.` : `The default of ${link}, ${used}, is used.`
}
