import { resolve, type Experiment } from '../../experiment/experiment.ts'
import { parameters } from '../../experiment/parameters.ts'
import { sameValue } from '../../experiment/same-value.ts'
import type { Value, Values } from '../../experiment/values.ts'
import { momentText, shortFieldText } from '../number-format.ts'
import { changeText } from '../timeline/change-text.ts'

/** What a step of undo goes back in. */
export interface HistoryState {
  readonly experiment: Experiment
  readonly versus: Values | null
}

/** Of a preset more is said by none than by all of its values. */
const MOST_PARTS = 3

/** What a step changed, in words: 'R 1 → 60', 'seed 1 → 7', 'at t = 100: a kick of 0.1'. */
export function stepText(before: HistoryState, after: HistoryState): string {
  const parts = [...valueParts(before.experiment, after.experiment), ...eventParts(before.experiment, after.experiment)]
  if (parts.length > MOST_PARTS) return `${parts.slice(0, MOST_PARTS).join(', ')} and ${parts.length - MOST_PARTS} more`
  return [...parts, ...versusParts(before.versus, after.versus)].join(', ') || 'the same again'
}

/** What was set, each with what it was; what follows from it goes without saying. */
function valueParts(before: Experiment, after: Experiment): string[] {
  const [was, is] = [resolve(before.values), resolve(after.values)]
  return parameters
    .filter(({ key }) => before.values[key] !== undefined || after.values[key] !== undefined)
    .filter(({ key }) => !sameValue(was[key], is[key]))
    .map(({ key, symbol, name }) => `${symbol || name.toLowerCase()} ${valueText(was[key])} → ${valueText(is[key])}`)
}

function eventParts(before: Experiment, after: Experiment): string[] {
  const [old, now] = [before, after].map(({ events }) => new Set(events.map((event) => JSON.stringify(event))))
  const told = (experiment: Experiment, others: ReadonlySet<string>) =>
    experiment.events.flatMap((event, i) =>
      others.has(JSON.stringify(event)) ? [] : [`at t = ${momentText(event.t)}: ${changeText(experiment, i)}`],
    )
  return [...told(before, now).map((text) => `without ${text}`), ...told(after, old)]
}

function versusParts(before: Values | null, after: Values | null): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (before === null) return ['a second experiment beside it']
  return [after === null ? 'one experiment again' : 'the second experiment changed']
}

function valueText(value: Value): string {
  if (typeof value === 'number') return shortFieldText(value)
  if (typeof value === 'string') return value
  return value.length === 0 ? 'none' : value.map(shortFieldText).join(' ')
}
