import { multiply, transpose, type Matrix } from './matrix.ts'

/** What a projection makes of the vectors that are drawn. */
export interface ProjectionError {
  /** The largest |angle seen − true angle| between two of them, in degrees, 0…180. */
  readonly degrees: number
  /** The two, as places in the list; null where there are not two. */
  readonly pair: readonly [number, number] | null
  /** Vectors that seem to have vanished in the projection and have not: their directions say nothing. */
  readonly hidden: number
  /** Whether every pair was looked at; otherwise the largest error is at least this. */
  readonly isWhole: boolean
}

/** A vector of which less than this is seen counts as hidden: at 5 % it ends within the mark at the origin. */
const HIDDEN = 0.05
/** Below this part of the longest a vector has vanished by itself, and has no angle to anything. */
const VANISHED = 1e-6

/** Pairs whose two arcs are taken, 8 ms: enough for all of 200 classes. */
const MOST_PAIRS = 80_000

/**
 * How far angles between vectors, as seen from the origin, are from the true ones in a projection.
 * @param rows vectors of one d: m_i × d.
 * @param basis 3 × d, orthonormal rows.
 * @param most multiplications that may be spent; beyond, an even selection of the vectors is compared.
 */
export function projectionError(rows: readonly Matrix[], basis: Matrix, most = 3e6): ProjectionError {
  const vectors = rows.flatMap((part, index) => unitRows(part, basis, rows.slice(0, index).reduce((sum, { rows: m }) => sum + m, 0)))
  const drawn = vectors.filter(({ share }) => share >= HIDDEN)
  const pairs = drawn.length ** 2 / 2
  const stride = Math.ceil(Math.sqrt(Math.max((pairs * basis.cols) / most, pairs / MOST_PAIRS))) || 1
  const compared = drawn.filter((_, i) => i % stride === 0)
  let degrees = 0
  let pair: [number, number] | null = null
  for (let i = 0; i < compared.length; i++) {
    for (let j = i + 1; j < compared.length; j++) {
      const a = compared[i]
      const b = compared[j]
      const error = Math.abs(angle(a.seen, b.seen) - angle(a.unit, b.unit))
      if (pair !== null && error <= degrees) continue
      degrees = error
      pair = [a.index, b.index]
    }
  }
  return { degrees, pair, hidden: vectors.length - drawn.length, isWhole: stride === 1 }
}

interface Seen {
  readonly index: number
  /** Of length 1. */
  readonly unit: Float64Array
  /** Its projection, of length 1 too. */
  readonly seen: Float64Array
  /** Length of the projection before that, 0…1. */
  readonly share: number
}

function unitRows(part: Matrix, basis: Matrix, first: number): Seen[] {
  const d = part.cols
  const projected = multiply(part, transpose(basis))
  const rows = Array.from({ length: part.rows }, (_, i) => {
    const row = part.data.subarray(i * d, (i + 1) * d)
    return { index: first + i, row, place: projected.data.subarray(3 * i, 3 * i + 3), length: lengthOf(row) }
  })
  const longest = Math.max(0, ...rows.map(({ length }) => length))
  return rows
    .filter(({ length }) => length > VANISHED * longest)
    .map(({ index, row, place, length }) => {
      const seen = lengthOf(place)
      const share = seen / length
      return { index, unit: row.map((x) => x / length), seen: place.map((x) => (seen > 0 ? x / seen : 0)), share }
    })
}

function lengthOf(row: Float64Array): number {
  let square = 0
  for (const x of row) square += x * x
  return Math.sqrt(square)
}

/** Between unit vectors, in degrees; the arc cosine keeps half of the digits near 0° and 180°, to 1e-6 of a degree. */
function angle(a: Float64Array, b: Float64Array): number {
  let cosine = 0
  for (let i = 0; i < a.length; i++) cosine += a[i] * b[i]
  return (Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI
}
