import { changesNothing, problemWithChanging } from './check-events.ts'
import type { RunEvent } from './experiment.ts'
import { fitEvents } from './fit.ts'
import { cut, suggestion } from './link-entries.ts'
import { readValue } from './link-values.ts'
import { numberText, readNumber } from './number-text.ts'
import { parameters } from './parameters.ts'
import { quoted } from './quoted.ts'
import { settingsIn, settingsText } from './settings.ts'
import type { Value, Values } from './values.ts'

/** The text of events: '120:R=20,lambda=0.01;300:R=5'. */
export function eventsText(events: readonly RunEvent[]): string {
  return events.map(({ t, set }) => `${numberText(t)}:${settingsText(set)}`).join(';')
}

/** The events of a run from these values; what is bad is left out, with a sentence each. */
export function readEvents(
  text: string,
  values: Values,
): { readonly events: readonly RunEvent[]; readonly problems: readonly string[] } {
  const sets = new Map<number, Record<string, Value>>()
  const problems: string[] = []
  for (const part of text.split(';').filter((candidate) => candidate !== '')) {
    const [time, settings] = cut(part, ':')
    const t = readNumber(time)
    if (t === null) {
      problems.push(`A change must be a time and what it sets, as in 120:R=20; ${quoted(part)} was left out.`)
      continue
    }
    const set = sets.get(t) ?? {}
    sets.set(t, set)
    problems.push(...readSettings(settings, set).map((problem) => `At t = ${numberText(t)}: ${problem}`))
  }
  const events = [...sets].map(([t, set]) => ({ t, set })).filter(({ set }) => !changesNothing(set))
  events.sort((a, b) => a.t - b.t)
  const fitted = fitEvents(values, events)
  return { events: fitted.events, problems: [...problems, ...fitted.problems] }
}

/** Reads 'R=20,lambda=0.01' into a set; returns one sentence for each part left out. */
function readSettings(text: string, set: Record<string, Value>): string[] {
  if (text === '') return ['nothing is set; the change was left out.']
  return settingsIn(text).flatMap((part) => readSetting(part, set) ?? [])
}

function readSetting(part: string, set: Record<string, Value>): string | null {
  const [link, text] = cut(part, '=')
  const parameter = parameters.find((candidate) => candidate.link === link)
  if (parameter === undefined) {
    return `there is no parameter ${quoted(link)}; it was left out.${suggestion(link)}`
  }
  const read = readValue(parameter, text)
  const problem = problemWithChanging(parameter) ?? ('problem' in read ? read.problem : null)
  if (problem !== null) return `${problem} It was left out.`
  if ('problem' in read) return read.problem
  const again = set[parameter.key] !== undefined
  set[parameter.key] = read.value
  return again ? `${link} is set more than once; the last one is used.` : null
}
