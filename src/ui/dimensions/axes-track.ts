import type { Frame, Recording } from '../../engine/recording.ts'
import { evenly, followAxes } from '../../math/follow-axes.ts'
import type { WeightedRows } from '../../math/energy-share.ts'
import { matrix, multiply, transpose, type Matrix } from '../../math/matrix.ts'
import { nearestFrame } from '../../math/nearest-frame.ts'
import { principalAxes } from '../../math/principal-axes.ts'

/** Axes that follow a run: the same for a moment whatever way one came to it, and continuous in time. */
export interface AxesTrack {
  /** 3 × d, orthonormal rows, d > 3; null while nothing is recorded. With a class in the lead, its axis is the first row. */
  at(recording: Recording, frame: Pick<Frame, 't' | 'means' | 'classifiers'>): Matrix | null
  /** The axes at the end of what is recorded. */
  last(): Matrix | null
}

interface Knot {
  readonly t: number
  readonly basis: Matrix
}

/** A mean shorter than this part of the longest has no direction to stand along. */
const VANISHED = 1e-6

/**
 * The three principal axes of the differences between classes (an orthogonal frame of four would hide one class
 * otherwise), found at the start of a recording and followed from entry to entry, one step each, as it grows; or, with
 * a class in the lead, its mean and the two principal axes of what is left.
 */
export function createAxesTrack(lead: number | null): AxesTrack {
  let recording: Recording | null = null
  let knots: Knot[] = []
  let spare: Frame | null = null

  const extend = (run: Recording): void => {
    if (recording !== run) {
      // The new run begins where the old one did, or nearly: so do its axes.
      const [first] = knots
      recording = run
      knots = []
      const start = outline(run.start())
      if (start !== null) knots.push({ t: run.start(), basis: startAxes(start, lead, first?.basis) })
    }
    for (let i = run.indexAt(knots.at(-1)?.t ?? 0) + 1; i < run.entries.length; i++) {
      const { t } = run.entries[i]
      const before = knots.at(-1)
      const now = outline(t)
      if (before === undefined || now === null || now.means.cols !== before.basis.cols || t <= before.t) continue
      knots.push({ t, basis: followed(now, lead, before.basis) })
    }
  }
  const outline = (t: number): Frame | null => (spare = recording?.frameAt(t, spare, 'outline') ?? null)
  const between = (t: number): Matrix => {
    const after = knots.findIndex((knot) => knot.t > t)
    if (after < 0) return (knots.at(-1) as Knot).basis
    if (after === 0) return knots[0].basis
    const [a, b] = [knots[after - 1], knots[after]]
    const s = (t - a.t) / (b.t - a.t)
    const mixed = matrix(a.basis.rows, a.basis.cols, a.basis.data.map((x, i) => (1 - s) * x + s * b.basis.data[i]))
    return nearestFrame(mixed) ?? a.basis
  }
  return {
    at(run, frame) {
      if (recording !== run || run.end() > (knots.at(-1)?.t ?? -1)) extend(run)
      if (knots.length === 0 || knots[0].basis.cols !== frame.means.cols) return null
      const basis = between(frame.t)
      return lead === null ? basis : ledBy(directionOf(frame.means, lead), basis)
    },
    last: () => knots.at(-1)?.basis ?? null,
  }
}

function startAxes(frame: Frame, lead: number | null, previous: Matrix | undefined): Matrix {
  const parts = partsOf(frame)
  const direction = lead === null ? null : directionOf(frame.means, lead)
  if (direction === null) return principalAxes(parts, previous).basis
  const rest = parts.map(({ rows, weight }) => ({ rows: across(rows, direction), weight }))
  const { basis } = principalAxes(rest)
  const d = basis.cols
  return ledBy(direction, matrix(3, d, [...direction.data, ...basis.data.subarray(0, 2 * d)]))
}

function followed(frame: Frame, lead: number | null, before: Matrix): Matrix {
  const basis = lead === null ? before : ledBy(directionOf(frame.means, lead), before)
  return followAxes(partsOf(frame), basis, lead === null ? 0 : 1)
}

function partsOf({ classifiers, means }: Frame): WeightedRows[] {
  return [evenly(centred(classifiers)), evenly(centred(means))]
}

/** The rows minus their mean. */
function centred({ rows, cols, data }: Matrix): Matrix {
  const mean = new Float64Array(cols)
  data.forEach((x, i) => (mean[i % cols] += x / rows))
  return matrix(rows, cols, data.map((x, i) => x - mean[i % cols]))
}

/** Row k as a unit row, 1 × d; null where it has vanished. */
function directionOf({ rows, cols, data }: Matrix, k: number): Matrix | null {
  const lengths = Array.from({ length: rows }, (_, i) => Math.hypot(...data.subarray(i * cols, (i + 1) * cols)))
  const length = lengths[k] ?? 0
  if (!(length > VANISHED * Math.max(...lengths))) return null
  return matrix(1, cols, data.subarray(k * cols, (k + 1) * cols).map((x) => x / length))
}

/** The rows minus their part along a unit row. */
function across(rows: Matrix, unit: Matrix): Matrix {
  const along = multiply(multiply(rows, transpose(unit)), unit)
  return matrix(rows.rows, rows.cols, rows.data.map((x, i) => x - along.data[i]))
}

/** The axes with the first along `direction`, the others as close to where they were as they can be. */
function ledBy(direction: Matrix | null, basis: Matrix): Matrix {
  if (direction === null) return basis
  const d = basis.cols
  const others = nearestFrame(across(matrix(2, d, basis.data.slice(d)), direction))
  return others === null ? basis : matrix(3, d, [...direction.data, ...others.data])
}
