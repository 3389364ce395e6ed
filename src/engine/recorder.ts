import { matrix, type Matrix } from '../math/matrix.ts'
import type { MeasuredState } from '../metrics/measured-state.ts'
import type { Program } from '../model/program.ts'
import { columnsOf } from '../model/spec.ts'
import { recordedQuantities, type Entry } from './entry.ts'
import type { Knot } from './knot.ts'
import { numbersOf, type Layout } from './layout.ts'
import { measuredKnot, stretchStart } from './measure-knot.ts'
import { shownState, shownVelocity, type ShownState } from './shown.ts'

/** Products that measuring one entry may take; beyond, the costly quantities are left undefined. */
const MAX_WORK = 5e6

/** Turns the knots of one stretch into entries; the first knot it is given is the stretch's start. */
export function createRecorder(
  program: Program,
  segment: number,
  layout: Layout,
  isFlow: boolean,
): (knot: Knot) => Entry {
  const { spec } = layout
  let start: ReturnType<typeof stretchStart> | null = null
  return (knot) => {
    start ??= stretchStart(program, spec, knot, isFlow)
    const shown = shownState(program, knot)
    const state = measuredKnot(program, spec, knot, shown)
    const origin = { ...start, elapsed: knot.t - start.t }
    const run = { objective: knot.objective, target: null, origin }
    return { t: knot.t, segment, values: picture(layout, shown, shownVelocity(program, knot)), measures: measure({ ...state, run }) }
  }
}

function measure(state: MeasuredState & { readonly run: { readonly objective: number } }): Float64Array {
  const K = state.counts.length
  const d = state.classifiers.cols
  const N = state.features?.cols ?? 0
  const isAffordable = 30 * K * K * d + N * d * (K + Math.min(d, 64)) <= MAX_WORK
  const readings = recordedQuantities.map(({ of }) => (isAffordable ? (of(state).value ?? Number.NaN) : Number.NaN))
  const bias = state.bias ?? new Float64Array(K)
  return Float64Array.of(state.run.objective, ...readings, ...state.scatter, ...bias)
}

/** Positions and velocities of W, means and samples. */
function picture(layout: Layout, state: ShownState, velocity: ShownState): Float32Array {
  const length = numbersOf(layout)
  const values = new Float32Array(2 * length)
  fill(values, 0, layout, state)
  fill(values, length, layout, velocity)
  return values
}

/** Writes W, means and the recorded samples from `offset` on. */
function fill(out: Float32Array, offset: number, layout: Layout, { classifiers, features }: ShownState): void {
  const columns = columnsOf(layout.spec)
  const means = classMeans(features.data, columns, features.rows)
  out.set(classifiers.data, offset)
  out.set(means.data, offset + classifiers.data.length)
  let at = offset + classifiers.data.length + means.data.length
  for (let k = 0, first = 0; k < columns.length; first += columns[k], k++) {
    writeColumns(out, at, features, first, layout.shown[k])
    at += layout.shown[k] * features.rows
  }
}

/** Columns first … first + n − 1 of H, one after the other. */
function writeColumns(out: Float32Array, offset: number, { rows: d, cols: N, data }: Matrix, first: number, n: number): void {
  let i = 0
  // Four coordinates of a column at a time, read along the rows: half the time of one (5 for 10 µs at N = 335, d = 16).
  for (; i + 3 < d; i += 4) {
    for (let c = 0, at = offset + i, p = i * N + first, q = p + N, r = q + N, s = r + N; c < n; c++, at += d) {
      out[at] = data[p + c]
      out[at + 1] = data[q + c]
      out[at + 2] = data[r + c]
      out[at + 3] = data[s + c]
    }
  }
  for (; i < d; i++) for (let c = 0, at = offset + i, p = i * N + first; c < n; c++, at += d) out[at] = data[p + c]
}

/** Class means, K × d, of features H (d × N, `columns` of each class in order). */
export function classMeans(H: Float64Array, columns: readonly number[], d: number): Matrix {
  const means = matrix(columns.length, d)
  const N = H.length / d
  for (let i = 0; i < d; i++) {
    let column = i * N
    columns.forEach((n, k) => {
      let sum = 0
      for (const end = column + n; column < end; column++) sum += H[column]
      means.data[k * d + i] = sum / n
    })
  }
  return means
}
