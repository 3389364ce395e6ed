import type { Entry } from '../engine/entry.ts'
import { numbersOf } from '../engine/layout.ts'
import type { Recording } from '../engine/recording.ts'

/** The entries that go on where a recording ends: of stretches whose layout is known, each later than the one before. */
export function inOrder(entries: readonly Entry[], recording: Recording): Entry[] {
  let last = recording.entries.at(-1)
  return entries.filter((entry) => {
    const layout = recording.layouts[entry.segment]
    if (layout === undefined || entry.values.length !== 2 * numbersOf(layout)) return false
    const startsStretch = last === undefined || (entry.segment > last.segment && entry.t >= last.t)
    if (!startsStretch && !(entry.segment === last?.segment && entry.t > last.t)) return false
    last = entry
    return true
  })
}
