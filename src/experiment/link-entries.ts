import { parameters } from './parameters.ts'
import { quoted } from './quoted.ts'
import { viewFields } from './view-fields.ts'

/** The key of the changes in the middle of a run. */
export const EVENTS_LINK = 'events'

/** Every key that a link may have, in the order they are written. */
export const linkKeys: readonly string[] = [
  ...parameters.map((parameter) => parameter.link),
  EVENTS_LINK,
  ...viewFields.map((field) => field.link),
]

/** The parts of a link by key. */
export interface LinkEntries {
  /** A Map, so that keys such as __proto__ are keys like any other. */
  readonly entries: ReadonlyMap<string, string>
  /** One sentence for each key that is unknown or given more than once. */
  readonly problems: readonly string[]
}

/** Takes a fragment apart at & and =; percent-encoding, white space and a leading # are tolerated. */
export function linkEntries(fragment: string): LinkEntries {
  const text = percentDecoded(fragment).replace(/\s+/g, '').replace(/^#/, '')
  const entries = new Map<string, string>()
  const times = new Map<string, number>()
  for (const part of text.split('&').filter((candidate) => candidate !== '')) {
    const [key, value] = cut(part, '=')
    entries.set(key, value)
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  const problems = [...times].flatMap(([key, count]) => problemsWithKey(key, count))
  return { entries, problems }
}

function problemsWithKey(key: string, count: number): string[] {
  if (!linkKeys.includes(key)) {
    return [`There is no ${quoted(key)} in a link; it was ignored.${suggestion(key)}`]
  }
  return count > 1 ? [`${key} is given ${count} times; the last one is used.`] : []
}

/** ' Did you mean K?' for 'k' and 'classes', else nothing. */
export function suggestion(key: string): string {
  const given = key.toLowerCase()
  const known = [...parameters, ...viewFields].find((one) =>
    [one.link, one.key, one.name].some((name) => name.toLowerCase() === given),
  )
  return known === undefined ? '' : ` Did you mean ${known.link}?`
}

/** The text before and after the first separator; nothing after where there is none. */
export function cut(text: string, separator: string): [before: string, after: string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}

/** Decodes what is percent-encoding and leaves the rest: a lone % is no reason to lose the link. */
function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run)
    } catch {
      return run
    }
  })
}
