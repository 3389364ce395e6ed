import { longestRow, VANISHED } from '../math/cosines.ts'
import type { Matrix } from '../math/matrix.ts'
import { unitRows } from './curve-measures.ts'

/** The angle of a cosine, in degrees. */
export function degrees(cosine: number): number {
  return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI
}

/** Rows no longer than this part of the longest: zero but for rounding, unless another part is given. */
export function vanishedRows(a: Matrix, part = VANISHED): number[] {
  const shortest = part * longestRow(a)
  return rowLengths(a).flatMap((length, k) => (length <= shortest ? [k] : []))
}

function aliveRows(a: Matrix): number[] {
  const gone = new Set(vanishedRows(a))
  return Array.from({ length: a.rows }, (_, k) => k).filter((k) => !gone.has(k))
}

/** Whether all rows that are not zero are at right angles, but for rounding. */
export function isOrthogonal(a: Matrix): boolean {
  return pairCosines(a, aliveRows(a)).every((cosine) => Math.abs(cosine) < 1e-9)
}

function rowLengths({ rows, cols, data }: Matrix): number[] {
  return Array.from({ length: rows }, (_, k) => Math.hypot(...data.subarray(k * cols, (k + 1) * cols)))
}

/**
 * Largest distance between the angles of pairs of rows and those predicted, in degrees, over the rows that the
 * prediction keeps alive and that are not among those left out; null where there is no such pair or one of the
 * run's rows has no direction.
 */
export function worstAngle(run: Matrix, predicted: Matrix, leftOut: readonly number[] = []): number | null {
  const alive = aliveRows(predicted).filter((k) => !leftOut.includes(k))
  return worst(pairCosines(run, alive).map(degrees), pairCosines(predicted, alive).map(degrees))
}

/** Largest distance between the cosines of pairs of rows and those predicted; null where one has no direction. */
export function worstCosine(run: Matrix, predicted: Matrix): number | null {
  const all = Array.from({ length: run.rows }, (_, k) => k)
  return worst(pairCosines(run, all), pairCosines(predicted, all))
}

/** Null where there is nothing to compare, or something is not defined. */
function worst(a: Float64Array, b: Float64Array): number | null {
  const most = a.reduce((found, value, i) => Math.max(found, Math.abs(value - b[i])), -1)
  return most >= 0 ? most : null
}

/** Cosines of all pairs of these rows; NaN where one has vanished. */
function pairCosines(rows: Matrix, members: readonly number[]): Float64Array {
  const { data, cols } = unitRows(rows, VANISHED * longestRow(rows))
  const cosines = new Float64Array((members.length * (members.length - 1)) / 2)
  let at = 0
  members.forEach((i, position) => {
    for (const j of members.slice(0, position)) {
      let product = 0
      for (let c = 0; c < cols; c++) product += data[i * cols + c] * data[j * cols + c]
      cosines[at++] = product
    }
  })
  return cosines
}
