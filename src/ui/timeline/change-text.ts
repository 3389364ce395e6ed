import { resolve, valuesAt, type Experiment, type RunEvent } from '../../experiment/experiment.ts'
import { parameterOf } from '../../experiment/parameters.ts'
import { transientKeys } from '../../experiment/ramp.ts'
import type { ParameterKey, Value } from '../../experiment/values.ts'
import { fieldText, momentText } from '../number-format.ts'

/** What a change in the middle of a run does, in words: 'λ rises to 0.05 within 10,000', 'R = 5', 'a nudge of 0.01 off the saddle'. */
export function changeText(experiment: Experiment, index: number): string {
  const event = experiment.events[index]
  const nudge = typeof event.set['nudge'] === 'number' ? event.set['nudge'] : 0
  // The nudge comes first, then the flow under the new values.
  const nudged = nudge > 0 ? [`a nudge of ${fieldText(nudge)} along the steepest way down`] : []
  const before = resolve(valuesAt({ ...experiment, events: experiment.events.slice(0, index) }, event.t))
  const keys = (Object.keys(event.set) as ParameterKey[]).filter((key) => !transientKeys.includes(key))
  const parts = [...nudged, ...keys.map((key) => partText(key, before[key], event))]
  return parts.length > 0 ? parts.join(', ') : 'nothing changes'
}

function partText(key: ParameterKey, from: Value, { set }: RunEvent): string {
  const { symbol, name } = parameterOf(key)
  const said = symbol || name
  const to = set[key]
  const over = typeof set['over'] === 'number' ? set['over'] : 0
  if (typeof to !== 'number') return `${said} = ${String(to)}`
  if (over === 0 || typeof from !== 'number' || to === from) return `${said} = ${fieldText(to)}`
  return `${said} ${to > from ? 'rises' : 'falls'} to ${fieldText(to)} within ${momentText(over)}`
}
