import { parseDocument } from './schema.ts'
import type { Shared } from './shared.ts'
import { openingView } from './view.ts'

/** The longest text of a file that is read, in characters; a document with everything in it needs 100,000. */
export const MAX_DOCUMENT = 1_000_000

/** The document of a file's data: whole, without a view, or a bare experiment; or sentences that say what is wrong. */
export function documentOf(data: unknown): Shared | { readonly problems: readonly string[] } {
  return parseDocument(completed(data))
}

/** The text of a file with this experiment and the way it is looked at; what only a page has is left out. */
export function documentText({ experiment, view }: Shared): string {
  const kept = { ...view, lesson: null, embed: null, visitorSeed: false }
  return `${JSON.stringify({ experiment, view: kept }, null, 2)}\n`
}

/** A bare experiment, or a document without a view, as a document. */
function completed(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data
  if ('experiment' in data) return { view: openingView, ...data }
  return 'values' in data ? { experiment: data, view: openingView } : data
}
