import type { Parameter } from '../experiment/parameter.ts'
import { parameters } from '../experiment/parameters.ts'
import { quoted } from '../experiment/quoted.ts'
import type { ParameterKey } from '../experiment/values.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { quantities } from '../metrics/registry.ts'

/** Which of two experiments: the first, or the one beside it. */
export type NumberSide = 'A' | 'B'

/** A number that a text asks for. */
export type Asked =
  /** A quantity at the moment on show, of the run or of what theory predicts for that stretch. */
  | { readonly kind: 'quantity'; readonly of: 'run' | 'theory'; readonly quantity: Quantity }
  /** The value in force at the moment on show. */
  | { readonly kind: 'parameter'; readonly key: ParameterKey }
  /** The value of a parameter at which the optimum changes its kind: that whose symbol ends in `index`. */
  | { readonly kind: 'threshold'; readonly index: string; readonly name: string; readonly parameter: string }
  /** The moment on show, or how far the run has been computed. */
  | { readonly kind: 't' }
  | { readonly kind: 'computed' }

/** How a number is written: so many significant digits, as a share, as the angle of a cosine, or whole. */
export type NumberFormat = { readonly digits: number } | 'percent' | 'degrees' | 'integer'

/** A number in braces. */
export interface NumberReference {
  readonly side: NumberSide
  readonly asked: Asked
  /** Null is the usual form of its kind. */
  readonly format: NumberFormat | null
}

type Found = Asked | { readonly problem: string }

/** What happens at a threshold, by the index that its symbol has. */
export const thresholdIndices: Readonly<Record<string, string>> = {
  merged: '₀',
  vanished: '₁',
  zero: '₂',
  majorityMerged: '₃',
  majorityVanished: '₄',
}

/** Which of several thresholds of one kind: where a run that holds on loses it, or where it comes back. */
const suffixes: Readonly<Record<string, string>> = { Fall: 'ˢ', Back: '′' }

/** Parameters that theory knows thresholds of. */
export const thresholdParameters: readonly string[] = ['imbalance', 'lambda', 'lambdaW', 'lambdaH', 'budgetW', 'budgetH']

/** The text between braces, without them, taken apart; or a sentence that says what is wrong with it. */
export function numberReference(text: string): NumberReference | { readonly problem: string } {
  const [path, form, ...more] = text.split('|')
  const format = form === undefined ? null : formatOf(form)
  if (format === undefined || more.length > 0) {
    return { problem: `A number’s form must be 1 to 9 significant digits, percent, degrees or integer; it was ${quoted(`{${text}}`)}.` }
  }
  const names = path.split('.')
  const side: NumberSide = names[0] === 'B' && names.length > 1 ? 'B' : 'A'
  const asked = askedBy(side === 'B' ? names.slice(1) : names, path)
  return 'problem' in asked ? asked : { side, asked, format }
}

function formatOf(text: string): NumberFormat | undefined {
  if (/^[1-9]$/.test(text)) return { digits: Number(text) }
  return (['percent', 'degrees', 'integer'] as const).find((form) => form === text)
}

function askedBy(names: readonly string[], path: string): Found {
  const [first, second, third] = names
  if (names.length === 1) {
    if (first === 't' || first === 'computed') return { kind: first }
    return quantityAsked(first, 'run')
  }
  if (first === 'theory' && names.length === 2) return quantityAsked(second, 'theory')
  if (first === 'parameter' && names.length === 2) return parameterAsked(second)
  if (first === 'threshold' && names.length <= 3) return thresholdAsked(second, third ?? 'imbalance')
  const known = 'a quantity’s key, theory. and a quantity’s key, parameter. and a parameter’s key, threshold. and its kind, t or computed'
  return { problem: `A number in braces must be ${known}; it was ${quoted(`{${path}}`)}.` }
}

function quantityAsked(key: string, of: 'run' | 'theory'): Found {
  const quantity = quantities.find((candidate) => candidate.key === key)
  if (quantity !== undefined) return { kind: 'quantity', of, quantity }
  return { problem: `There is no quantity ${quoted(key)}; there are ${quantities.map((one) => one.key).join(', ')}.` }
}

function parameterAsked(key: string): Found {
  const parameter = parameters.find((candidate) => candidate.key === key)
  if (parameter !== undefined && isNumber(parameter)) return { kind: 'parameter', key: parameter.key }
  const keys = parameters.filter(isNumber).map((one) => one.key)
  return { problem: `There is no parameter ${quoted(key)} that is a number; there are ${keys.join(', ')}.` }
}

function thresholdAsked(name: string, parameter: string): Found {
  const suffix = Object.keys(suffixes).find((ending) => name.endsWith(ending))
  const kind = suffix === undefined ? name : name.slice(0, -suffix.length)
  if (!Object.hasOwn(thresholdIndices, kind)) {
    const kinds = Object.keys(thresholdIndices).join(', ')
    return { problem: `There is no threshold ${quoted(name)}; there are ${kinds}, each also with Fall or Back at its end.` }
  }
  if (!thresholdParameters.includes(parameter)) {
    return { problem: `There are no thresholds of ${quoted(parameter)}; there are those of ${thresholdParameters.join(', ')}.` }
  }
  const index = thresholdIndices[kind] + (suffix === undefined ? '' : suffixes[suffix])
  return { kind: 'threshold', index, name, parameter }
}

function isNumber({ kind }: Parameter): boolean {
  return kind === 'integer' || kind === 'real'
}
