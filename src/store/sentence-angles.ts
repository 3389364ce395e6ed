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
  const alive = aliveRows(a)
  // More than the dimensions cannot be: no need to look at the pairs.
  return alive.length <= a.cols && pairs(a, a, alive, (cosine) => Math.abs(cosine)) < 1e-9
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
  const out = new Set(leftOut)
  const alive = aliveRows(predicted).filter((k) => !out.has(k))
  return worst(run, predicted, alive, (a, b) => Math.abs(degrees(a) - degrees(b)))
}

/** Largest distance between the cosines of pairs of rows and those predicted; null where one has no direction. */
export function worstCosine(run: Matrix, predicted: Matrix): number | null {
  const all = Array.from({ length: run.rows }, (_, k) => k)
  return worst(run, predicted, all, (a, b) => Math.abs(a - b))
}

/** Null where there is nothing to compare, or something is not defined. */
function worst(run: Matrix, predicted: Matrix, members: readonly number[], distance: (a: number, b: number) => number): number | null {
  const most = members.length < 2 ? Number.NaN : pairs(run, predicted, members, distance)
  return Number.isNaN(most) ? null : most
}

/** The largest distance between the cosines of a pair of rows of both; NaN where one has vanished. Half a million pairs of 1,000 rows: no list is made. */
function pairs(one: Matrix, two: Matrix, members: readonly number[], distance: (a: number, b: number) => number): number {
  const [a, b] = [unitRows(one, VANISHED * longestRow(one)), unitRows(two, VANISHED * longestRow(two))]
  let most = 0
  for (let at = 0; at < members.length; at++) {
    for (let before = 0; before < at; before++) {
      most = Math.max(most, distance(product(a, members[at], members[before]), product(b, members[at], members[before])))
    }
  }
  return most
}

function product({ data, cols }: Matrix, i: number, j: number): number {
  let sum = 0
  for (let c = 0, p = i * cols, q = j * cols; c < cols; c++, p++, q++) sum += data[p] * data[q]
  return sum
}
