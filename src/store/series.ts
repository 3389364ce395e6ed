import type { Recording } from '../engine/recording.ts'
import type { Prediction } from '../theory/prediction.ts'
import { isPredictedAtOnce, predict } from '../theory/registry.ts'
import { CurveBuilder } from './curve-builder.ts'
import { pairGroups } from './curve-groups.ts'
import type { CurveSet } from './curve-set.ts'
import { targetsOf } from './curve-targets.ts'
import { curvesFrom, type Setting } from './curves-from.ts'

/** Between entries there are as many points as keep a run within about this many, 8 at most and 1 at least. */
const MAX_POINTS = 1500

/** How far the curves of one recording have been built, and what with. */
interface Build extends Setting {
  readonly recording: Recording
  readonly known: readonly (Prediction | null)[]
  readonly pointsPerInterval: number
  readonly builder: CurveBuilder
  taken: number
}

/** The curves of the recording on show: computed as it grows, anew where it changes, kept while it stays as it is. */
export class Series {
  private build: Build | null = null
  private version = -1
  private set: CurveSet = { times: new Float64Array(0), curves: [], classes: 0 }

  /**
   * The curves of all that is recorded; the same object as before until the recording has changed.
   * @param known predictions of the recording's stretches that take too long to be made here
   */
  of(recording: Recording, known: readonly (Prediction | null)[] = []): CurveSet {
    const sameTheory = recording.layouts.every((_, s) => (known[s] ?? null) === (this.build?.known[s] ?? null))
    const sameRecording = recording === this.build?.recording && recording.version === this.version
    if (sameTheory && sameRecording) return this.set
    const goesOn = sameTheory && this.build !== null && hasGrown(this.build, recording)
    const build = goesOn && this.build !== null ? this.build : begun(recording, known)
    for (; build.taken < recording.entries.length; build.taken++) build.builder.take(recording.entries[build.taken])
    this.build = build
    this.version = recording.version
    this.set = curvesFrom(build.builder.columns, build)
    return this.set
  }
}

function begun(recording: Recording, known: readonly (Prediction | null)[]): Build {
  const layouts = [...recording.layouts]
  const groups = pairGroups(layouts.map(({ spec }) => spec.counts))
  const targets = layouts.map(({ spec }, s) => {
    const prediction = known[s] ?? (isPredictedAtOnce(spec) ? predict(spec) : null)
    return targetsOf(prediction, groups, spec.counts)
  })
  const hasGap = targets.every(({ objective }) => Number.isFinite(objective))
  const floors = targets.map(({ objective }) => (hasGap ? objective : 0))
  const pointsPerInterval = pointsFor(recording.entries.length)
  const builder = new CurveBuilder(layouts, groups, floors, pointsPerInterval)
  return { recording, known: [...known], layouts, groups, targets, hasGap, pointsPerInterval, builder, taken: 0 }
}

/** Whether the recording has only grown: nothing thinned, no new stretch, and no fewer points between entries. */
function hasGrown(build: Build, recording: Recording): boolean {
  const { taken, builder } = build
  return (
    build.recording === recording &&
    build.layouts.length === recording.layouts.length &&
    build.pointsPerInterval === pointsFor(recording.entries.length) &&
    (taken === 0 || recording.entries[taken - 1] === builder.latest())
  )
}

function pointsFor(entries: number): number {
  return [8, 4, 2].find((points) => points * entries <= MAX_POINTS) ?? 1
}
