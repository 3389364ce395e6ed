import { numbersOf, type Layout } from '../engine/layout.ts'
import type { Entry } from '../engine/entry.ts'
import type { Frame } from '../engine/recording.ts'
import { matrix } from '../math/matrix.ts'

/** The layout of entries without their samples. */
export function lightLayout({ spec, shown }: Layout): Layout {
  return { spec, shown: shown.map(() => 0), sampleClasses: new Int32Array(0) }
}

/**
 * The entry without its samples: W and the class means alone, for interpolating thousands of samples for nothing
 * would cost the most.
 */
export function lightEntry({ t, segment, values, measures }: Entry, layout: Layout): Entry {
  const kept = numbersOf(layout)
  const half = values.length / 2
  const light = new Float32Array(2 * kept)
  light.set(values.subarray(0, kept))
  light.set(values.subarray(half, half + kept), kept)
  return { t, segment, values: light, measures }
}

/** The moment of an entry as it was recorded, without its samples. */
export function frameOfEntry({ t, values, measures }: Entry, layout: Layout): Frame {
  const { counts, dimension } = layout.spec
  const size = counts.length * dimension
  const rows = (from: number) => matrix(counts.length, dimension, Float64Array.from(values.subarray(from, from + size)))
  const samples = matrix(0, dimension)
  return { t, layout, classifiers: rows(0), means: rows(size), samples, measures }
}
