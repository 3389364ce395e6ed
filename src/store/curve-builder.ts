import type { Layout } from '../engine/layout.ts'
import { objectiveOf, type Entry } from '../engine/entry.ts'
import { Recording, type Frame } from '../engine/recording.ts'
import type { Prediction } from '../theory/prediction.ts'
import type { LineKind } from './curve-lines.ts'
import { between, longestOf, pointOfRun } from './curve-point.ts'
import { lightEntry, lightLayout } from './light-entry.ts'

/** Values along a run, one number a point in each column; NaN is "not defined". */
export interface Columns {
  readonly times: number[]
  readonly segments: number[]
  /** For each chart one for each of its lines. */
  readonly lines: readonly (readonly LineColumns[])[]
}

export interface LineColumns {
  readonly mean: number[]
  readonly low: number[]
  readonly high: number[]
}

/** Takes the entries of a recording one by one and measures the lines of charts there and at points in between. */
export class CurveBuilder {
  readonly columns: Columns
  private readonly lightLayouts: readonly Layout[]
  private last: { readonly entry: Entry; readonly light: Entry } | null = null
  private frame: Frame | null = null
  private longest = { classifiers: 0, means: 0 }

  constructor(
    layouts: readonly Layout[],
    private readonly predictions: readonly (Prediction | null)[],
    private readonly charts: readonly (readonly LineKind[])[],
    private readonly pointsPerInterval: number,
  ) {
    this.lightLayouts = layouts.map(lightLayout)
    const lines = charts.map((chart) => chart.map(() => ({ mean: [], low: [], high: [] })))
    this.columns = { times: [], segments: [], lines }
  }

  /** The entry taken last. */
  latest(): Entry | null {
    return this.last?.entry ?? null
  }

  take(entry: Entry): void {
    const light = lightEntry(entry, this.lightLayouts[entry.segment])
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
    const t = s === 1 ? b.t : a.t + s * (b.t - a.t)
    const frame = interval.frameAt(t, this.frame) as Frame
    for (let m = 0; m < frame.measures.length; m++) frame.measures[m] = between(a.measures[m], b.measures[m], s)
    this.frame = frame
    this.longest = longestOf(this.longest, frame)
    const target = this.predictions[b.segment]
    const least = target?.objective ?? Number.NaN
    const gap = between(objectiveOf(a.measures) - least, objectiveOf(b.measures) - least, s)
    const point = pointOfRun(frame, target, this.longest, gap)
    const { times, segments, lines } = this.columns
    times.push(t)
    segments.push(b.segment)
    this.charts.forEach((chart, c) =>
      chart.forEach((line, l) => {
        const { mean, low, high } = line.of(point)
        lines[c][l].mean.push(mean)
        lines[c][l].low.push(low)
        lines[c][l].high.push(high)
      }),
    )
  }
}
