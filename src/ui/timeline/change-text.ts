import { resolve, valuesAt, type Experiment, type RunEvent } from '../../experiment/experiment.ts'
import { parameterOf } from '../../experiment/parameters.ts'
import { transientKeys } from '../../experiment/ramp.ts'
import type { ParameterKey, Value } from '../../experiment/values.ts'
import { fieldText, momentText } from '../number-format.ts'

/** What a change in the middle of a run does, in words: 'λ rises to 0.05 within 10,000', 'R = 5', 'a nudge of 0.01 off the saddle'. */
export function changeText(experiment: Experiment, index: number): string {
  const event = experiment.events[index]
  const before = resolve(valuesAt({ ...experiment, events: experiment.events.slice(0, index) }, event.t))
  const keys = (Object.keys(event.set) as ParameterKey[]).filter((key) => !transientKeys.includes(key))
  // The state is moved first, then flows under the new values.
  const parts = [...pushParts(event), ...keys.map((key) => partText(key, before[key], event))]
  return parts.length > 0 ? parts.join(', ') : 'nothing changes'
}

function pushParts({ set }: RunEvent): string[] {
  const { nudge, kick, moveMean, moveClassifier } = resolve(set)
  return [
    ...(nudge > 0 ? [`a nudge of ${fieldText(nudge)} along the steepest way down`] : []),
    ...(kick > 0 ? [`a kick of ${fieldText(kick)}`] : []),
    ...(moveMean.length > 0 ? [`class mean ${moveMean[0]} moved by ${fieldText(lengthOf(moveMean))}`] : []),
    ...(moveClassifier.length > 0 ? [`classifier ${moveClassifier[0]} moved by ${fieldText(lengthOf(moveClassifier))}`] : []),
  ]
}

function lengthOf([, ...delta]: readonly number[]): number {
  return Number(Math.hypot(...delta).toPrecision(2))
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
