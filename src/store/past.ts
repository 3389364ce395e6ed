import type { ClockMap } from '../engine/clock.ts'
import type { Frame, Recording } from '../engine/recording.ts'
import { longestRow } from '../math/cosines.ts'
import { matrix, type Matrix } from '../math/matrix.ts'

/** Where a run was at moments that are equally far apart on the clock, from its start to what is recorded. */
export interface Past {
  /** Class means, M·K × d: row m·K + k is class k at moment m. */
  readonly means: Matrix
  /** Classifiers, likewise. */
  readonly classifiers: Matrix
  /** Places of the moments on the clock, rising from 0 to 1; length M. */
  readonly places: Float64Array
  /** For each moment the first one from which the way led here without a jump; length M. */
  readonly since: Int32Array
}

/** Moments in a whole run: one in an eighth of a second of playback at speed 1, a few pixels of motion. */
const MOMENTS = 161
/** More classes than this would weave a carpet. */
const MOST_TRAILS = 24
/** A change that moves a vector by more than this share of the longest one is a jump. */
const JUMP = 1e-3

/** The past of a recording on a clock, computed anew when either has changed; null where there is none to draw. */
export function createPastKeeper(): (recording: Recording, clock: ClockMap) => Past | null {
  let key: readonly unknown[] = []
  let past: Past | null = null
  return (recording, clock) => {
    const now = [recording, recording.version, clock]
    if (now.every((part, i) => part === key[i])) return past
    key = now
    return (past = pastOf(recording, clock))
  }
}

function pastOf(recording: Recording, clock: ClockMap): Past | null {
  const first = recording.frameAt(recording.start(), null, 'outline')
  if (first === null || recording.end() <= recording.start()) return null
  const { rows: K, cols: d } = first.means
  if (K > MOST_TRAILS) return null
  const past: Past = {
    means: matrix(MOMENTS * K, d),
    classifiers: matrix(MOMENTS * K, d),
    places: Float64Array.from({ length: MOMENTS }, (_, m) => m / (MOMENTS - 1)),
    since: new Int32Array(MOMENTS),
  }
  const jumps = jumpsOf(recording)
  let frame: Frame | null = first
  let before = recording.start()
  for (let m = 0; m < MOMENTS; m++) {
    const t = clock.timeAt(past.places[m])
    frame = recording.frameAt(t, frame, 'outline')
    // While a run with other classes is on its way: shapes never change within one recording.
    if (frame === null || frame.means.rows !== K || frame.means.cols !== d) return null
    past.means.data.set(frame.means.data, m * K * d)
    past.classifiers.data.set(frame.classifiers.data, m * K * d)
    past.since[m] = m === 0 || jumps.some((jump) => before < jump && jump <= t) ? m : past.since[m - 1]
    before = t
  }
  return past
}

/** Times at which a change moved the state: the two entries at one time differ. */
function jumpsOf({ entries, layouts }: Recording): number[] {
  return entries.flatMap((entry, i) => {
    const former = entries[i - 1]
    if (former === undefined || former.segment === entry.segment) return []
    const { counts, dimension } = layouts[entry.segment].spec
    const length = counts.length * dimension
    const moved = [0, length].some((at) => {
      const [a, b] = [former, entry].map(({ values }) => Float64Array.from(values.subarray(at, at + length)))
      const most = longestRow(matrix(counts.length, dimension, a))
      return a.some((x, j) => Math.abs(b[j] - x) > JUMP * most)
    })
    return moved ? [entry.t] : []
  })
}
