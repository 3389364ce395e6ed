import type { Recording } from '../engine/recording.ts'
import { openingCharts, type ChartKind } from '../experiment/charts.ts'
import type { ModelSpec } from '../model/spec.ts'
import type { Prediction } from '../theory/prediction.ts'
import { isPredictedAtOnce, predict } from '../theory/registry.ts'
import { CurveBuilder } from './curve-builder.ts'
import { classGroups } from './curve-groups.ts'
import { linesOf } from './curve-lines.ts'
import type { CurveSet } from './curve-set.ts'
import { chartToDraw, curvesFrom, type Setting } from './curves-from.ts'

/** Between entries there are as many points as keep a run within about this many, 8 at most and 1 at least. */
const MAX_POINTS = 1500
/** Work of one call, in nanoseconds of a page's thread, about; what is left is taken by the next call. */
const WORK_PER_CALL = 5e7

/** How far the curves of one recording have been built, and what with. */
interface Build extends Omit<Setting, 'latest'> {
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
  private set: CurveSet = { times: new Float64Array(0), curves: [], classes: 0, isComplete: true }

  /**
   * The curves of what is recorded; the same object as before until the recording has changed. Of very large states
   * a part: `isComplete` is false until further calls have taken the rest.
   * @param known predictions of the recording's stretches that take too long to be made here
   * @param keys of the charts
   */
  of(
    recording: Recording,
    known: readonly (Prediction | null)[] = [],
    keys: readonly string[] = openingCharts,
  ): CurveSet {
    const { build: former } = this
    const same =
      keys.join() === former?.keys.join() &&
      recording.layouts.every((_, s) => (known[s] ?? null) === (former.known[s] ?? null))
    if (same && this.set.isComplete && recording === former.recording && recording.version === this.version) return this.set
    const build = same && hasGrown(former, recording) ? former : begun(recording, known, keys)
    const work = workOf(build) * build.pointsPerInterval
    const end = Math.min(recording.entries.length, build.taken + Math.max(1, Math.floor(WORK_PER_CALL / work)))
    for (; build.taken < end; build.taken++) build.builder.take(recording.entries[build.taken])
    this.build = build
    this.version = recording.version
    const setting = { ...build, latest: build.builder.latest() }
    this.set = curvesFrom(build.builder.columns, setting, build.taken === recording.entries.length)
    return this.set
  }
}

/** What theory says of each stretch: at once where that is quick, else as it is known from elsewhere. */
export function predictionsOf({ layouts }: Recording, known: readonly (Prediction | null)[]): (Prediction | null)[] {
  return layouts.map(({ spec }, s) => {
    const prediction = (isPredictedAtOnce(spec) ? predictedOnce(spec) : null) ?? known[s] ?? null
    // What is known may be of a newer experiment.
    return prediction?.classifiers.rows === spec.counts.length ? prediction : null
  })
}

/** What has been predicted, by specification: of a thousand classes a prediction takes 15 ms, and curves begin anew often. */
const predicted = new WeakMap<ModelSpec, Prediction | null>()

function predictedOnce(spec: ModelSpec): Prediction | null {
  const known = predicted.get(spec)
  if (known !== undefined) return known
  const prediction = predict(spec)
  predicted.set(spec, prediction)
  return prediction
}

function begun(recording: Recording, known: readonly (Prediction | null)[], keys: readonly string[]): Build {
  const layouts = [...recording.layouts]
  const groups = classGroups(layouts.map(({ spec }) => spec.counts))
  const predictions = predictionsOf(recording, known)
  const kinds = keys.map((key) => chartToDraw(key, predictions))
  const lines = kinds.map((kind) => linesOf(kind, groups))
  const pointsPerInterval = pointsFor(recording.entries.length, workOf({ layouts, kinds, lines }))
  const builder = new CurveBuilder(layouts, predictions, lines, pointsPerInterval)
  return { recording, known: [...known], keys, kinds, lines, layouts, predictions, pointsPerInterval, builder, taken: 0 }
}

/** Whether the recording has only grown: nothing thinned, no new stretch, and no fewer points between entries. */
function hasGrown(build: Build, recording: Recording): boolean {
  const { taken, builder } = build
  return (
    build.recording === recording &&
    build.layouts.length === recording.layouts.length &&
    build.pointsPerInterval === pointsFor(recording.entries.length, workOf(build)) &&
    (taken === 0 || recording.entries[taken - 1] === builder.latest())
  )
}

/**
 * Nanoseconds of one point, about: measured per line as 5,000 and, at K = 100 and d = 99, 1.5 for each of the K²d
 * products of a measure of collapse, 40 where singular values are taken. Groups need sums alone, and what is recorded
 * nothing.
 */
function workOf({ layouts, kinds, lines }: Pick<Build, 'layouts' | 'kinds' | 'lines'>): number {
  const products = Math.max(0, ...layouts.map(({ spec }) => spec.counts.length ** 2 * spec.dimension))
  return kinds.reduce((sum, kind, c) => sum + 5000 * lines[c].length + weightOf(kind) * products, 1)
}

function weightOf({ family, quantities: [{ isRecorded }] }: ChartKind): number {
  if (family === 'target') return 40
  return family.startsWith('nc') && !isRecorded ? 1.5 : 0
}

function pointsFor(entries: number, work: number): number {
  return [8, 4, 2].find((points) => points * entries <= MAX_POINTS && points * entries * work <= WORK_PER_CALL) ?? 1
}
