import type { Layout } from '../engine/layout.ts'
import { numbersOf } from '../engine/layout.ts'
import { objectiveOf, scatterOf, type Entry } from '../engine/recorder.ts'
import { Recording, type Frame } from '../engine/recording.ts'
import { longestRow } from '../math/cosines.ts'
import { sampleCount } from '../model/spec.ts'
import { frobenius } from '../math/matrix.ts'
import { centredMeans } from '../metrics/global-mean.ts'
import { collapsedState } from '../metrics/measured-state.ts'
import { nc3SelfDuality } from '../metrics/nc3-duality.ts'
import type { PairGroup } from './curve-groups.ts'
import { cosineSpread, unitRows, type CosineSpread } from './curve-measures.ts'

/** Values along a run, one number a point in each column; NaN is "not defined". */
export interface Columns {
  readonly times: number[]
  readonly segments: number[]
  /** Objective minus the least value predicted for the stretch, or minus 0. */
  readonly loss: number[]
  /** nc1QuotientUnweighted of the registry of quantities. */
  readonly spread: number[]
  /** One for each group of pairs. */
  readonly cosines: readonly { readonly mean: number[]; readonly low: number[]; readonly high: number[] }[]
  /** nc3SelfDualityUnweighted. */
  readonly duality: number[]
}

/**
 * A vector shorter than this part of the longest of its kind so far has vanished: it is a speck in the picture, and in
 * a float32 run (rounding 1e-7 of the longest) its direction is soon noise.
 */
const VANISHED = 1e-2


/** Takes the entries of a recording one by one and computes the measures there and at points in between. */
export class CurveBuilder {
  readonly columns: Columns
  private readonly lightLayouts: readonly Layout[]
  private last: { readonly entry: Entry; readonly light: Entry } | null = null
  private frame: Frame | null = null
  private longestClassifier = 0
  private longestMean = 0

  constructor(
    private readonly layouts: readonly Layout[],
    private readonly groups: readonly PairGroup[],
    /** What to take from the objective, one number a stretch. */
    private readonly floors: readonly number[],
    private readonly pointsPerInterval: number,
  ) {
    this.lightLayouts = layouts.map(({ spec, shown }) => ({
      spec,
      shown: shown.map(() => 0),
      sampleClasses: new Int32Array(0),
    }))
    const cosines = groups.map(() => ({ mean: [], low: [], high: [] }))
    this.columns = { times: [], segments: [], loss: [], spread: [], cosines, duality: [] }
  }

  /** The entry taken last. */
  latest(): Entry | null {
    return this.last?.entry ?? null
  }

  take(entry: Entry): void {
    // W and the class means alone: interpolating thousands of samples for nothing would cost the most.
    const light = lightened(entry, this.layouts[entry.segment])
    const before = this.last?.entry.segment === entry.segment ? this.last.light : null
    const interval = new Recording()
    for (const layout of this.lightLayouts) interval.addLayout(layout)
    interval.push(before === null ? [light] : [before, light])
    for (let j = before === null ? this.pointsPerInterval : 1; j <= this.pointsPerInterval; j++) {
      this.addPoint(interval, before ?? light, light, j / this.pointsPerInterval)
    }
    this.last = { entry, light }
  }

  /** The point at the share s of the way from a to b. */
  private addPoint(interval: Recording, a: Entry, b: Entry, s: number): void {
    const { columns } = this
    const t = s === 1 ? b.t : a.t + s * (b.t - a.t)
    const frame = interval.frameAt(t, this.frame) as Frame
    this.frame = frame
    const { classifiers, means } = frame
    this.longestClassifier = Math.max(this.longestClassifier, longestRow(classifiers))
    this.longestMean = Math.max(this.longestMean, longestRow(means))
    const units = unitRows(classifiers, VANISHED * this.longestClassifier)
    columns.times.push(t)
    columns.segments.push(b.segment)
    const floor = this.floors[b.segment]
    columns.loss.push(between(objectiveOf(a.measures) - floor, objectiveOf(b.measures) - floor, s))
    // Of the samples only what they add up to is recorded, and these two measures ask no more.
    const state = collapsedState(classifiers, means, this.layouts[b.segment].spec.counts)
    const { counts } = this.layouts[b.segment].spec
    const within = between(withinClass(a, counts), withinClass(b, counts), s)
    const apart = frobenius(centredMeans(state, 'unweighted')) / Math.sqrt(means.rows)
    const isPoint = apart <= VANISHED * this.longestMean
    const isGone = isPoint || longestRow(classifiers) <= VANISHED * this.longestClassifier
    columns.spread.push(isPoint || within === 0 ? Number.NaN : within / apart ** 2)
    columns.duality.push(isGone ? Number.NaN : (nc3SelfDuality(state, 'unweighted').value ?? Number.NaN))
    this.groups.forEach((group, g) => push(columns.cosines[g], cosineSpread(units, group)))
  }
}

/** Mean squared distance of a sample from its class mean. */
function withinClass({ measures }: Entry, counts: readonly number[]): number {
  return scatterOf(measures).reduce((sum, scatter) => sum + scatter, 0) / sampleCount(counts)
}

function push(columns: Columns['cosines'][number], { mean, low, high }: CosineSpread): void {
  columns.mean.push(mean)
  columns.low.push(low)
  columns.high.push(high)
}

/** What decays is nearly exponential between two entries: straight on a logarithmic axis. */
function between(a: number, b: number, s: number): number {
  return a > 0 && b > 0 ? a ** (1 - s) * b ** s : (1 - s) * a + s * b
}

/** The entry without its samples. */
function lightened({ t, segment, values, measures }: Entry, layout: Layout): Entry {
  const kept = 2 * layout.spec.counts.length * layout.spec.dimension
  const half = numbersOf(layout)
  const light = new Float32Array(2 * kept)
  light.set(values.subarray(0, kept))
  light.set(values.subarray(half, half + kept), kept)
  return { t, segment, values: light, measures }
}
