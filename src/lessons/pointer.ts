import { chartKinds } from '../experiment/charts.ts'
import { parameters } from '../experiment/parameters.ts'
import { quoted } from '../experiment/quoted.ts'
import { MAX_SEEN_CLASS } from '../experiment/see.ts'

/** Parts of the page that can be pointed at by name. */
export const pointedParts = ['sentence', 'timeline', 'drawer', 'scene', 'legend'] as const

/** What a step points at. */
export type Pointer =
  | { readonly kind: 'part'; readonly part: (typeof pointedParts)[number] }
  /** A control, by the parameter's key. */
  | { readonly kind: 'parameter'; readonly key: string }
  /** A chart among the curves, by key. */
  | { readonly kind: 'quantity'; readonly key: string }
  /** A class in the scene, counted from 1. */
  | { readonly kind: 'class'; readonly number: number }

/** What may be pointed at, as the end of a sentence. */
export const pointAllowed = `one of ${pointedParts.join(', ')}, or parameter:, quantity: or class: with a parameter’s key, a chart’s key or a class from 1`

/** What a text such as 'parameter:imbalance' points at, or a sentence that says why it points at nothing. */
export function pointerOf(text: string): Pointer | { readonly problem: string } {
  const part = pointedParts.find((one) => one === text)
  if (part !== undefined) return { kind: 'part', part }
  const [kind, name = '', ...more] = text.split(':')
  if (more.length > 0) return { problem: `Pointing must be at ${pointAllowed}; it was ${quoted(text)}.` }
  if (kind === 'parameter') return named(kind, name, parameters.map(({ key }) => key))
  if (kind === 'quantity') return named(kind, name, chartKinds.map(({ key }) => key))
  if (kind === 'class' && /^[1-9]\d{0,3}$/.test(name) && Number(name) <= MAX_SEEN_CLASS) return { kind, number: Number(name) }
  return { problem: `Pointing must be at ${pointAllowed}; it was ${quoted(text)}.` }
}

function named(kind: 'parameter' | 'quantity', name: string, names: readonly string[]): Pointer | { readonly problem: string } {
  if (names.includes(name)) return { kind, key: name }
  const what = kind === 'parameter' ? 'parameter' : 'chart'
  return { problem: `There is no ${what} ${quoted(name)} to point at; there are ${names.join(', ')}.` }
}
