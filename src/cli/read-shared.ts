import { existsSync } from 'node:fs'
import { decodeLink } from '../experiment/link.ts'
import { presets } from '../experiment/presets.ts'
import { quoted } from '../experiment/quoted.ts'
import { documentOf } from '../experiment/read-document.ts'
import type { Shared } from '../experiment/shared.ts'
import { Failure } from './failure.ts'
import { nearKeys } from './near-keys.ts'
import { readJson } from './read-json.ts'

/** What an argument holds, with a sentence for each thing in it that could not be used. */
export interface ReadShared extends Shared {
  readonly problems: readonly string[]
}

/**
 * The experiment and view of an argument: the path of a JSON file, the key of a preset, a whole link, or its
 * part after '#'.
 *
 * Throws Failure where there is none of them; what is bad in a link is told in `problems`, as on the page.
 */
export async function readShared(argument: string): Promise<ReadShared> {
  if (existsSync(argument)) return sharedOf(argument, await readJson(argument))
  const preset = presets.find(({ key }) => key === argument)
  if (preset !== undefined) return { ...preset.shared, problems: [] }
  const fragment = fragmentOf(argument)
  if (fragment !== null) return decodeLink(fragment)
  const none = `There is no file and no preset ${quoted(argument)}, and a link has the form key=value&key=value….`
  throw new Failure([`${none} ${hint(argument)}`])
}

function hint(argument: string): string {
  const near = nearKeys(argument, presets.map(({ key }) => key))
  return near.length > 0 ? `Presets near it: ${near.join(', ')}.` : 'lab presets lists the presets.'
}

/** The part of a link after '#', empty for an address without; null for a text that is no link. */
function fragmentOf(text: string): string | null {
  const hash = text.indexOf('#')
  if (hash >= 0) return text.slice(hash + 1)
  if (/^[a-z]+:\/\//i.test(text)) return ''
  return text === '' || text.includes('=') ? text : null
}

function sharedOf(path: string, data: unknown): ReadShared {
  const parsed = documentOf(data)
  if ('problems' in parsed) throw new Failure(parsed.problems.map((problem) => `${quoted(path)}: ${problem}`))
  return { ...parsed, problems: [] }
}
