import type * as z from 'zod/mini'
import { firstProblems } from './link.ts'
import { givenText, quoted } from './quoted.ts'

/** What is allowed at the places of a document by path, list indices left out: 'W[][]'; '' is the whole. */
export type Allowed = ReadonlyMap<string, string>

/** Issues beyond this many are not looked at: a list of a million texts has a million. */
const MAX_ISSUES = 100

/**
 * Sentences for the first issues of a schema: the path, what is allowed there and what was there.
 * @param data what was parsed
 */
export function toldIssues(issues: readonly z.core.$ZodIssue[], data: unknown, allowed: Allowed): readonly string[] {
  return firstProblems(issues.slice(0, MAX_ISSUES).flatMap((issue) => told(issue, data, allowed)))
}

function told(issue: z.core.$ZodIssue, data: unknown, allowed: Allowed): string[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${pathText(path)}: there is no ${quoted(key)}.`)
  }
  const [depth, what] = allowedAt(path, allowed)
  const given = path.slice(0, depth).reduce(childOf, data)
  const it = given === undefined ? 'it is missing' : `it was ${givenText(given)}`
  return [`${pathText(path.slice(0, depth))} must be ${what}; ${it}.`]
}

function childOf(parent: unknown, key: PropertyKey): unknown {
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key)) return undefined
  return (parent as Record<PropertyKey, unknown>)[key]
}

/** 'experiment.events[3].set.lambdaW'. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return text === '' ? 'The document' : text.replace(/^\./, '')
}

/** What is allowed at the deepest known place on a path, and the length of the path to it. */
function allowedAt(path: readonly PropertyKey[], allowed: Allowed): [depth: number, allowed: string] {
  for (let depth = path.length; depth > 0; depth--) {
    const text = allowed.get(pathText(path.slice(0, depth)).replace(/\[\d+\]/g, '[]'))
    if (text !== undefined) return [depth, text]
  }
  return [0, allowed.get('') as string]
}
