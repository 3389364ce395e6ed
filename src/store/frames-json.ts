import type { Recording } from '../engine/recording.ts'
import { objectiveOf } from '../engine/entry.ts'

/**
 * The class means and classifiers at every recorded moment as JSON: for each stretch of the run its class counts and
 * dimension, for each frame its time, its stretch (from 0), the objective, and W and the means, a row of d numbers
 * for each class. The recording holds them in single precision, of which the text keeps every digit.
 */
export function framesJson({ entries, layouts }: Recording, link: string): string {
  const stretches = layouts.map(({ spec: { counts, dimension } }) => ({ counts, dimension }))
  const frames = entries.map(({ t, segment, values, measures }) => {
    const { counts, dimension: d } = layouts[segment].spec
    const K = counts.length
    const rows = (from: number) => Array.from({ length: K }, (_, k) => Array.from(values.subarray((from + k) * d, (from + k + 1) * d)))
    return { t, stretch: segment, objective: objectiveOf(measures), classifiers: rows(0), classMeans: rows(K) }
  })
  return JSON.stringify({ version: 1, kind: 'frames', link, stretches, frames })
}
