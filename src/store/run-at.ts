import type { ClockMap } from '../engine/clock.ts'
import { objectiveOf } from '../engine/entry.ts'
import type { Frame, Recording } from '../engine/recording.ts'
import { segmentsOf } from '../experiment/experiment.ts'
import { splitOf } from '../experiment/split-of.ts'
import { GhostKeeper, type Ghost } from './ghost-keeper.ts'
import type { Lab } from './lab.ts'
import { sentenceOf } from './sentence.ts'
import type { LabState } from './state.ts'

/** A run at any moment, apart from the moment that the page shows. */
export interface RunAt {
  /** Goes to a time of the flow, at its place on the clock. */
  seek(t: number, place: number): void
  readonly player: { recording(): Recording; clock(): ClockMap; time(): number; place(): number }
  /** What theory predicts there, else the best found, in the coordinates of the run; null where there is neither. */
  ghost(): Ghost | null
  /** The sentence of that moment; empty where nothing is recorded. */
  sentence(): string
}

/** The run that a lab shows, as it is now: what is computed afterwards is not in it. */
export function createRunAt(lab: Lab, { experiment, run, onShow }: LabState): RunAt {
  const [recording, clock, theory] = [lab.player.recording(), lab.player.clock(), lab.theory()]
  const segments = segmentsOf(experiment)
  const shown = { segment: lab.stretchOnShow()?.segment ?? -1, ghost: lab.ghost(), isAwaited: lab.isTheoryAwaited() }
  const ghosts = new GhostKeeper()
  const now = { t: 0, place: 0 }
  let frame: Frame | null = null
  const segmentNow = () => Math.max(0, segments.findLastIndex(({ from }) => from <= now.t))
  return {
    seek: (t, place) => void Object.assign(now, { t, place }),
    player: { recording: () => recording, clock: () => clock, time: () => now.t, place: () => now.place },
    ghost() {
      const segment = segmentNow()
      // As it stands on the page: where several ways to lay it are equal, the keeper of the page has chosen one.
      return segment === shown.segment ? shown.ghost : ghosts.at(theory[segment] ?? null, recording, segment)
    },
    sentence() {
      frame = recording.frameAt(now.t, frame)
      const segment = segmentNow()
      if (frame === null || segments.length === 0) return ''
      const { spec } = segments[segment]
      const isOnShow = segment === shown.segment
      const hasEnded = run.ending !== null && now.t >= recording.end()
      return sentenceOf({
        ...frame,
        spec,
        prediction: theory[segment] ?? null,
        isAwaited: isOnShow && shown.isAwaited,
        bestFound: isOnShow ? onShow.bestFound : null,
        split: splitOf(experiment, spec),
        objective: objectiveOf(frame.measures),
        atRest: hasEnded && run.ending?.kind === 'rest',
        hasEnded,
      })
    },
  }
}
