import { columnsOf, sampleCount, type ModelSpec } from '../model/spec.ts'

/** What one entry of a recording holds, for a stretch of the run with one specification. */
export interface Layout {
  readonly spec: ModelSpec
  /** Samples recorded of each class, the first ones; all of them while they fit. */
  readonly shown: readonly number[]
  /** Class of each recorded sample; length S. */
  readonly sampleClasses: Int32Array
}

/** The most numbers that the samples of one entry take: 480 kB with their velocities in float32. */
const MAX_SAMPLE_NUMBERS = 60_000

/** The layout of a specification: at least one sample a class, all where S·d stays within 60,000. */
export function layoutOf(spec: ModelSpec): Layout {
  const columns = columnsOf(spec)
  const N = sampleCount(columns)
  const share = Math.min(1, MAX_SAMPLE_NUMBERS / (N * spec.dimension))
  const shown = columns.map((n) => Math.max(1, Math.floor(n * share)))
  const sampleClasses = new Int32Array(sampleCount(shown))
  let at = 0
  shown.forEach((n, k) => {
    sampleClasses.fill(k, at, at + n)
    at += n
  })
  return { spec, shown, sampleClasses }
}

/** Numbers of W, class means and samples of one entry: (K + K + S)·d. */
export function numbersOf(layout: Layout): number {
  return (2 * layout.spec.counts.length + layout.sampleClasses.length) * layout.spec.dimension
}
