import type { ClockKind, ClockMap } from '../engine/clock.ts'

/** One of two runs on one timeline: its own clock, and where it ends. */
export interface Timed {
  readonly map: ClockMap
  readonly end: number
}

/** Halvings of the time: finer than any screen, however many powers of ten lie between. */
const HALVINGS = 200

/**
 * The clock of two runs shown at one time of the flow. A linear or logarithmic one is that of the longer run; on the
 * others the place is the mean of both places, so that the timeline is even in the motion (or the loss) of the two
 * together. A run that is over has come to its last place.
 */
export function jointClock(kind: ClockKind, a: Timed, b: Timed): ClockMap {
  // Of a run of which nothing is computed yet nothing is known.
  if (a.end === 0 || b.end === 0) return a.end === 0 ? b.map : a.map
  if (kind === 'linear' || kind === 'logarithmic') return a.end >= b.end ? a.map : b.map
  const end = Math.max(a.end, b.end)
  const placeIn = ({ map, end: last }: Timed, t: number) => (t >= last ? 1 : map.placeOf(t))
  const placeOf = (t: number) => (placeIn(a, t) + placeIn(b, t)) / 2
  return { placeOf, timeAt: (place) => timeAt(placeOf, place, end) }
}

/** The time at a place, by halving; the places never fall. */
function timeAt(placeOf: (t: number) => number, place: number, end: number): number {
  if (place <= 0) return 0
  if (place >= 1) return end
  let low = 0
  let high = end
  for (let i = 0; i < HALVINGS && high - low > 1e-12 * high; i++) {
    const middle = (low + high) / 2
    if (placeOf(middle) <= place) low = middle
    else high = middle
  }
  return low
}
