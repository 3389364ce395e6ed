import { resolve } from '../../experiment/experiment.ts'
import { parameters } from '../../experiment/parameters.ts'
import type { Parameter } from '../../experiment/parameter.ts'
import type { Value, Values } from '../../experiment/values.ts'
import { shortFieldText } from '../number-format.ts'

/** What one of two experiments has where the other has something else: 'R = 1, λ = 0.01'; empty where they are the same. */
export function sideText(values: Values, versus: Values): string {
  const resolved = resolve(values)
  return parameters
    .filter(({ key }) => versus[key] !== undefined)
    .map((parameter) => `${parameter.symbol || parameter.name} = ${valueWords(parameter, resolved[parameter.key])}`)
    .join(', ')
}

function valueWords(parameter: Parameter, value: Value): string {
  if (typeof value === 'number') return shortFieldText(value)
  if (typeof value !== 'string') return value.length === 0 ? 'none' : value.map(shortFieldText).join(', ')
  return parameter.kind === 'choice' ? (parameter.options.find((option) => option.value === value)?.label ?? value) : value
}
