import { matrix, type Matrix } from '../math/matrix.ts'

/** Pairs of rows: of different members of `a`, or of a member of `a` with one of `b`. */
export interface Pairs {
  readonly a: readonly number[]
  readonly b: readonly number[] | null
}

/** Mean, least and greatest of a set of numbers; NaN where one of them is not defined. */
export interface Spread {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** Beyond this many pairs (25 classes) the least and the greatest are not sought: at K = 100 that is 5·10⁵ products a point. */
const MAX_PAIRS = 300

/** How many pairs there are. */
export function pairCount({ a, b }: Pairs): number {
  return b === null ? (a.length * (a.length - 1)) / 2 : a.length * b.length
}

/** Whether the least and the greatest cosine say more than the mean, and are sought. */
export function hasBand(pairs: Pairs): boolean {
  const count = pairCount(pairs)
  return count > 1 && count <= MAX_PAIRS
}

/**
 * The rows scaled to length 1, K × d, written to `out`; a row not longer than `shortest` becomes NaN: it has no
 * direction.
 */
export function unitRows(a: Matrix, shortest: number, out: Matrix = matrix(a.rows, a.cols)): Matrix {
  for (let k = 0; k < a.rows; k++) {
    const row = a.data.subarray(k * a.cols, (k + 1) * a.cols)
    const length = Math.sqrt(dot(row, 0, row, 0, a.cols))
    for (let i = 0; i < a.cols; i++) out.data[k * a.cols + i] = length > shortest ? row[i] / length : Number.NaN
  }
  return out
}

/**
 * Cosines of pairs of unit rows: the mean is `groupCosine` of the measures, without K² products. It needs no pairs: Σ_{j≠k} u_j·u_k = ‖Σ u_k‖² − m within m rows,
 * and (Σ_A u)·(Σ_B u) between two sets. `low` and `high` are NaN where `hasBand` is false.
 */
export function cosineSpread(units: Matrix, pairs: Pairs): Spread {
  const sumA = sumOfRows(units, pairs.a)
  const sumB = pairs.b === null ? sumA : sumOfRows(units, pairs.b)
  const total = dot(sumA, 0, sumB, 0, units.cols)
  const mean = pairs.b === null ? (total - pairs.a.length) / (2 * pairCount(pairs)) : total / pairCount(pairs)
  return { mean: Math.max(-1, Math.min(1, mean)), ...(hasBand(pairs) ? extremes(units, pairs) : noBand) }
}

/** Lengths of some rows. */
export function lengthSpread({ data, cols }: Matrix, rows: readonly number[]): Spread {
  return spreadOf(Float64Array.from(rows, (k) => Math.sqrt(dot(data, k * cols, data, k * cols, cols))))
}

/** Some of the values, all where no members are named. */
export function spreadOf(values: Float64Array, members: readonly number[] | null = null): Spread {
  const chosen = members === null ? values : Float64Array.from(members, (k) => values[k])
  const mean = chosen.reduce((sum, value) => sum + value, 0) / chosen.length
  return { mean, low: Math.min(...chosen), high: Math.max(...chosen) }
}

const noBand = { low: Number.NaN, high: Number.NaN }

function extremes({ data, cols }: Matrix, { a, b }: Pairs): { low: number; high: number } {
  let low = 1
  let high = -1
  for (let i = 0; i < a.length; i++) {
    for (let j = b === null ? i + 1 : 0; j < (b ?? a).length; j++) {
      const cosine = dot(data, a[i] * cols, data, (b ?? a)[j] * cols, cols)
      low = Math.min(low, cosine)
      high = Math.max(high, cosine)
    }
  }
  return { low: Math.max(-1, low), high: Math.min(1, high) }
}

function sumOfRows({ data, cols }: Matrix, rows: readonly number[]): Float64Array {
  const sum = new Float64Array(cols)
  for (const k of rows) for (let i = 0; i < cols; i++) sum[i] += data[k * cols + i]
  return sum
}

function dot(a: Float64Array, fromA: number, b: Float64Array, fromB: number, length: number): number {
  let sum = 0
  for (let i = 0; i < length; i++) sum += a[fromA + i] * b[fromB + i]
  return sum
}
