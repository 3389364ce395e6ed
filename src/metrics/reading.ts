/** What a measure says of a state: a number, or why there is none. */
export type Reading = { readonly value: number } | { readonly value: null; readonly reason: string }

export function reading(value: number): Reading {
  return { value }
}

/** @param reason a plain clause: 'each class has one sample'. */
export function notDefined(reason: string): Reading {
  return { value: null, reason }
}
