import type { Value } from './values.ts'

/** Whether two values of a parameter are the same, number by number in a list. */
export function sameValue(a: Value, b: Value): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return a.length === b.length && a.every((entry, i) => entry === b[i])
}
