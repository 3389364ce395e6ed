import { readNumber } from '../experiment/number-text.ts'
import { quoted } from '../experiment/quoted.ts'
import type { Schedule } from '../sweep/schedule.ts'
import { Failure } from './failure.ts'

/** The longest run, as for the horizon of an experiment. */
const MAX_TIME = 1e15

/** The schedule in the texts of --until and --at; throws Failure with a sentence where they are none. */
export function readSchedule(untilText: string, atText: string | undefined): Schedule {
  const until = untilText === 'rest' ? null : readTime('--until', untilText, 'rest')
  if (until === 0) throw new Failure(['--until must be above 0.'])
  const parts = atText?.split(',').map((part) => part.trim()) ?? []
  const times = parts.filter((part) => part !== 'end').map((part) => readTime('--at', part, 'end'))
  const last = Math.max(0, ...times)
  if (until !== null && last > until) {
    throw new Failure([`--at ${last} is after the end of the run, --until ${until}.`])
  }
  const at = [...new Set(times)].toSorted((a, b) => a - b)
  return { until, at: atText === undefined ? null : at, atEnd: parts.includes('end') }
}

function readTime(option: string, text: string, word: string): number {
  const t = readNumber(text)
  if (t !== null && t >= 0 && t <= MAX_TIME) return t
  throw new Failure([`${option} must be times from 0 to 1e15, or ${word}; it was ${quoted(text)}.`])
}
