import type { ParameterKey, Values } from './values.ts'

/** The values without those of some keys. */
export function without(values: Values, ...keys: readonly ParameterKey[]): Values {
  const names: readonly string[] = keys
  return Object.fromEntries(Object.entries(values).filter(([key]) => !names.includes(key)))
}
