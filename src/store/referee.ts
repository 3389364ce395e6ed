import { clockMap } from '../engine/clock.ts'
import { Recording, type Frame } from '../engine/recording.ts'
import type { RunPlan } from '../engine/run.ts'
import { createClient, type WorkerLike } from '../worker/client.ts'
import type { Lab } from './lab.ts'

/** What the comparison of a run with the referee found. */
export interface Verdict {
  /** Largest relative difference of classifiers or class means at the moments compared. */
  readonly largest: number
  /** Time at which it was found. */
  readonly t: number
  /** Moments compared, evenly spaced in motion from the start to the end of the stretch. */
  readonly moments: number
  /** Time up to which the two were compared. */
  readonly until: number
  /** The tolerance the referee ran with. */
  readonly tolerance: number
}

/** What the referee found, or why it found nothing. */
export type Outcome = Verdict | { readonly problem: string }

const MOMENTS = 100
/** The referee takes smaller steps, so that the difference is the run's own error. */
const STRICTER = 0.1

/**
 * Calls the referee on the run that a lab shows; null while that or a newer one is on its way. The function returned
 * ends it early.
 */
export function checkRun(lab: Lab, onProgress: (share: number) => void, onVerdict: (verdict: Outcome) => void): (() => void) | null {
  const plan = lab.isBusy() ? null : lab.planOnShow()
  return plan === null ? null : callReferee(lab.spawn, plan, lab.player.recording(), onProgress, onVerdict)
}

/**
 * Runs a plan again on the float64 loops, ten times stricter, in a worker of its own, and compares
 * the recording with it: max over moments of ‖X − X'‖/‖X'‖ for X = W and the class means. What is
 * found is the whole error of the run on show: precision, steps and interpolation.
 * `onProgress` hears of the share done. The function returned ends it early.
 */
export function callReferee(
  spawn: () => WorkerLike,
  plan: RunPlan,
  recording: Recording,
  onProgress: (share: number) => void,
  onVerdict: (verdict: Outcome) => void,
): () => void {
  const until = recording.end()
  const tolerance = Math.max(1e-9, plan.tolerance * STRICTER)
  const own = new Recording()
  const finish = (verdict: Outcome) => {
    client.dispose()
    onVerdict(verdict)
  }
  const client = createClient(
    spawn,
    (message) => {
      if (message.type === 'layout') own.addLayout(message.layout)
      if (message.type === 'entries') {
        own.push(message.entries)
        onProgress(Math.min(1, clockMap(recording, 'motion').placeOf(own.end())))
      }
      if (message.type !== 'ended') return
      if (message.ending.kind === 'diverged') finish({ problem: message.ending.sentence })
      else finish({ ...compare(recording, own, Math.min(until, own.end())), tolerance })
    },
    (problem) => finish({ problem }),
  )
  const segments = plan.segments.filter(({ from }) => from < until || from === 0)
  client.start({ ...plan, segments, tolerance, horizon: until }, 'loops')
  return () => client.dispose()
}

/** The largest relative difference of two recordings up to a time. */
export function compare(run: Recording, referee: Recording, until: number): Omit<Verdict, 'tolerance'> {
  const clock = clockMap(referee, 'motion')
  const last = clock.placeOf(until)
  let largest = 0
  let at = 0
  let [a, b]: (Frame | null)[] = [null, null]
  for (let i = 0; i <= MOMENTS; i++) {
    const t = Math.min(until, clock.timeAt((last * i) / MOMENTS))
    a = run.frameAt(t, a)
    b = referee.frameAt(t, b)
    if (a === null || b === null) continue
    const off = Math.max(
      relative(a.classifiers.data, b.classifiers.data),
      relative(a.means.data, b.means.data),
    )
    if (off > largest) [largest, at] = [off, t]
  }
  return { largest, t: at, moments: MOMENTS + 1, until }
}

function relative(found: Float64Array, expected: Float64Array): number {
  let off = 0
  let all = 0
  for (let i = 0; i < found.length; i++) {
    off += (found[i] - expected[i]) ** 2
    all += expected[i] ** 2
  }
  return all > 0 ? Math.sqrt(off / all) : Math.sqrt(off)
}
