import { matrix, type Matrix } from '../math/matrix.ts'
import type { Knot } from './knot.ts'
import { numbersOf, type Layout } from './layout.ts'

/** One recorded moment, small enough to be kept by the hundred. */
export interface Entry {
  readonly t: number
  /** Index of the stretch of the run that it belongs to. */
  readonly segment: number
  /**
   * Positions, then velocities, of the rows of W (K × d), of the class means (K × d) and of the
   * recorded samples (S × d), row-major: 2 (2K + S) d numbers.
   */
  readonly values: Float32Array
  /** Measures in float64, in the order of `recordedMeasures`. */
  readonly measures: Float64Array
}

/** Measures kept with every entry; the rest is computed from the vectors. */
export const recordedMeasures = ['objective', 'withinClass'] as const

/** Turns knots of a flow into entries. `W` is the product of all classifiers where there are several. */
export function recordKnot(knot: Knot, segment: number, layout: Layout, classifier: number, features: number): Entry {
  const length = numbersOf(layout)
  const values = new Float32Array(2 * length)
  const means = fill(values, 0, layout, knot.state[classifier], knot.state[features])
  fill(values, length, layout, knot.velocity[classifier], knot.velocity[features])
  const measures = Float64Array.of(knot.objective, withinClassScatter(knot.state[features], means, layout))
  return { t: knot.t, segment, values, measures }
}

/** Writes W, means and samples from `offset` on; returns the means (K × d). */
function fill(out: Float32Array, offset: number, layout: Layout, W: Float64Array, H: Float64Array): Matrix {
  const { counts, dimension: d } = layout.spec
  const means = classMeans(H, counts, d)
  out.set(W, offset)
  out.set(means.data, offset + W.length)
  let at = offset + W.length + means.data.length
  const N = H.length / d
  let first = 0
  counts.forEach((n, k) => {
    for (let column = first; column < first + layout.shown[k]; column++) {
      for (let i = 0; i < d; i++) out[at++] = H[i * N + column]
    }
    first += n
  })
  return means
}

/** Class means, K × d, of features H (d × N, columns ordered by class). */
export function classMeans(H: Float64Array, counts: readonly number[], d: number): Matrix {
  const means = matrix(counts.length, d)
  const N = H.length / d
  for (let i = 0; i < d; i++) {
    let column = i * N
    counts.forEach((n, k) => {
      let sum = 0
      for (const end = column + n; column < end; column++) sum += H[column]
      means.data[k * d + i] = sum / n
    })
  }
  return means
}

/** Mean squared distance of a sample from its class mean, trace(S_W). */
function withinClassScatter(H: Float64Array, means: Matrix, layout: Layout): number {
  const { counts, dimension: d } = layout.spec
  const N = H.length / d
  let total = 0
  for (let i = 0; i < d; i++) {
    let column = i * N
    counts.forEach((n, k) => {
      for (const end = column + n; column < end; column++) total += (H[column] - means.data[k * d + i]) ** 2
    })
  }
  return total / N
}
