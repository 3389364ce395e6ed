import * as z from 'zod/mini'
import { numberText } from './number-text.ts'
import type { ParameterKey, Resolved, Value } from './values.ts'

/** A quantity that may depend on the parameters resolved before it. */
export type Derived<T> = T | ((before: Resolved) => T)

interface Common {
  readonly key: ParameterKey
  /** Key in a link, short and readable. */
  readonly link: string
  /** As typeset: a letter with an optional subscript, 'λ_W'. */
  readonly symbol: string
  readonly name: string
  /** One sentence for the reader. */
  readonly description: string
  /** Among the five controls, one click deeper, or a part of a change in the middle of a run only. */
  readonly level: 'main' | 'more' | 'event'
  /** Whether an event may change it in the middle of a run. */
  readonly changeable: boolean
  /** Why the control is off, or null where it is on. */
  readonly off?: (resolved: Resolved) => string | null
}

export interface NumberParameter extends Common {
  readonly kind: 'integer' | 'real'
  readonly min: number
  readonly max: number
  /** Span of the slider, within min and max. */
  readonly slider: readonly [number, number]
  readonly scale: 'linear' | 'log'
  readonly defaultValue: Derived<number>
}

export interface ChoiceParameter extends Common {
  readonly kind: 'choice'
  readonly options: readonly { readonly value: string; readonly label: string; readonly description: string }[]
  readonly defaultValue: string
}

export interface ListParameter extends Common {
  readonly kind: 'list'
  /** Whether the entries are whole numbers. */
  readonly entries: 'integer' | 'real'
  /** Range of each entry. */
  readonly min: number
  readonly max: number
  readonly minLength: number
  readonly maxLength: number
  readonly defaultValue: readonly number[]
}

export type Parameter = NumberParameter | ChoiceParameter | ListParameter

/** The schema of a parameter's values. */
export function schemaOf(parameter: Parameter): z.ZodMiniType<Value> {
  switch (parameter.kind) {
    case 'choice':
      return z.enum(parameter.options.map((option) => option.value))
    case 'list': {
      const number = parameter.entries === 'integer' ? z.int() : z.number()
      const entry = number.check(z.minimum(parameter.min), z.maximum(parameter.max))
      const filled = z.array(entry).check(z.minLength(parameter.minLength), z.maxLength(parameter.maxLength))
      // Two forms rather than a refinement, so that the published JSON schema says the same.
      return z.union([z.array(entry).check(z.length(0)), filled])
    }
    case 'integer':
      return z.int().check(z.minimum(parameter.min), z.maximum(parameter.max))
    case 'real':
      return z.number().check(z.minimum(parameter.min), z.maximum(parameter.max))
  }
}

/** What is allowed, as the end of a sentence: 'a whole number from 2 to 1,000'. */
export function allowedText(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'choice':
      return `one of ${parameter.options.map((option) => option.value).join(', ')}`
    case 'list':
      return (
        `${parameter.minLength} to ${parameter.maxLength} ${parameter.entries === 'integer' ? 'whole ' : ''}numbers ` +
        `from ${plain(parameter.min)} to ${plain(parameter.max)}, separated by commas`
      )
    case 'integer':
      return `a whole number from ${plain(parameter.min)} to ${plain(parameter.max)}`
    case 'real':
      return `a number from ${plain(parameter.min)} to ${plain(parameter.max)}`
  }
}

/** '20,000', '0.01', '1e-6'. Fractions go unformatted: toLocaleString rounds them to three decimals. */
function plain(value: number): string {
  return Number.isInteger(value) && value < 1e10 ? value.toLocaleString('en-US') : numberText(value)
}
