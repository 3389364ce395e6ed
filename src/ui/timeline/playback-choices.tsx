import { clocks, speeds, type Clock } from '../../experiment/view.ts'
import { Choice, type Option } from '../choice.tsx'
import { useFacts, usePage } from '../page-context.tsx'
import { clockWords } from './clock-words.ts'

const clockOptions = clocks.map((value): Option => ({ value, ...clockWords[value] }))

const fractions: Readonly<Record<number, string>> = { 0.25: '¼×', 0.5: '½×' }
const speedOptions = speeds.map((speed): Option => ({ value: String(speed), label: fractions[speed] ?? `${speed}×` }))

/** Which time the timeline is even in. */
export function ClockChoice() {
  const { actions } = usePage()
  const clock = useFacts((state) => state.view.clock)
  const choose = (value: string) => actions.setClock(value as Clock)
  return <Choice form="compact" label="Clock" options={clockOptions} value={clock} onChange={choose} />
}

/** How fast it plays. */
export function SpeedChoice() {
  const { actions } = usePage()
  const speed = useFacts((state) => state.view.speed)
  const choose = (value: string) => actions.setSpeed(Number(value))
  return <Choice form="compact" label="Speed" options={speedOptions} value={String(speed)} onChange={choose} />
}
