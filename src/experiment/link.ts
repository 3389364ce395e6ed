import type { Experiment } from './experiment.ts'
import { EVENTS_LINK, linkEntries } from './link-entries.ts'
import { eventsText, readEvents } from './link-events.ts'
import { defaultText, readValues } from './link-values.ts'
import { normalised } from './normal-form.ts'
import { parameters } from './parameters.ts'
import { quoted, valueText } from './quoted.ts'
import { openingShared, type Shared } from './shared.ts'
import { fitVersus } from './versus.ts'
import { openingView, type View } from './view.ts'
import { viewFields, type ViewField } from './view-fields.ts'

/** The longest link that is read, in characters; 16 events and 100 class counts need under 2,000. */
export const MAX_LINK = 8000
/** The most problems of one link that are told one by one. */
export const MAX_PROBLEMS = 8

/** What a link holds, and one sentence for each thing in it that could not be used. */
export interface Decoded extends Shared {
  readonly problems: readonly string[]
}

/**
 * The fragment, without '#', that gives back this experiment and view: only what differs from the
 * defaults, in the order of the registry; empty for the opening experiment and view.
 *
 * The form is described in docs/link-format.md.
 */
export function encodeLink(shared: Shared): string {
  const { experiment, view } = normalised(shared)
  const chosen = parameters.filter((parameter) => experiment.values[parameter.key] !== undefined)
  const parts = chosen.map((parameter) => `${parameter.link}=${valueText(experiment.values[parameter.key])}`)
  if (experiment.events.length > 0) parts.push(`${EVENTS_LINK}=${eventsText(experiment.events)}`)
  const seen = viewFields.filter(({ key }) => view[key] !== openingView[key])
  return [...parts, ...seen.map((field) => `${field.link}=${field.write(view)}`)].join('&')
}

/**
 * The experiment and view of a fragment, with or without '#'. Never throws and always gives what
 * can run: what is bad falls back to its default, with a sentence that says so.
 */
export function decodeLink(fragment: string): Decoded {
  if (fragment.length > MAX_LINK) {
    const [length, most] = [fragment.length, MAX_LINK].map((count) => count.toLocaleString('en-US'))
    const problem = `The link has ${length} characters; at most ${most} are read.`
    return { ...openingShared, problems: [`${problem} The opening experiment is shown.`] }
  }
  const { entries, problems } = linkEntries(fragment)
  const start = readValues(entries)
  const changes = readEvents(entries.get(EVENTS_LINK) ?? '', start.values)
  const seen = readView(entries)
  const experiment: Experiment = { version: 1, values: start.values, events: changes.events }
  const second = seen.view.versus === null ? null : fitVersus(experiment, seen.view.versus)
  const view = { ...seen.view, versus: second?.versus ?? null }
  const all = [...problems, ...start.problems, ...changes.problems, ...seen.problems, ...(second?.problems ?? [])]
  return { experiment, view, problems: firstProblems(all) }
}

function readView(entries: ReadonlyMap<string, string>): {
  readonly view: View
  readonly problems: readonly string[]
} {
  let view = openingView
  const problems: string[] = []
  for (const field of viewFields) {
    const text = entries.get(field.link)
    if (text === undefined) continue
    const read = field.schema.safeParse(field.read(text) ?? text)
    if (read.success) view = { ...view, [field.key]: read.data }
    else problems.push(problemWithField(field, text))
  }
  return { view, problems }
}

function problemWithField({ key, link, name, allowed, reason }: ViewField, text: string): string {
  const used = openingView[key]
  const usedText = typeof used === 'string' || typeof used === 'number' ? valueText(used) : ''
  const why = reason?.(text) ?? null
  const sentences = [`${name} (${link}) must be ${allowed}; it was ${quoted(text)}.`, ...(why === null ? [] : [why])]
  return [...sentences, defaultText(link, usedText)].join(' ')
}

/** The first few problems, and how many more there are. */
export function firstProblems(problems: readonly string[]): readonly string[] {
  if (problems.length <= MAX_PROBLEMS) return problems
  return [...problems.slice(0, MAX_PROBLEMS), `And ${problems.length - MAX_PROBLEMS} more.`]
}
