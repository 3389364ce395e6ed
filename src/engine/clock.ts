import { longestRow } from '../math/cosines.ts'
import { objectiveOf, type Entry } from './entry.ts'
import type { Frame, Recording } from './recording.ts'

/** Which time is even along the timeline. */
export type ClockKind = 'motion' | 'linear' | 'logarithmic' | 'rescaled'

/** A monotone map between the time of the flow and the place 0…1 on the timeline. */
export interface ClockMap {
  /** Place of a time, held to 0…1. */
  placeOf(t: number): number
  timeAt(place: number): number
}

/** Points between two entries at which a table is filled. */
const POINTS = 6
/** Least share of the equal motion that a stretch of a run has: 48 steps of a ramp through which nothing moves get a seventh. */
const LEAST_SHARE = 1 / 300
/** What is this much earlier, relative to the time, is before a change. */
const SIDE = 1e-12
/** Share of linear time in a table, which keeps the map invertible where nothing moves and no loss is left. */
const TRACE = 1e-9

/**
 * The map of a recording. Linear: place = t/T. Logarithmic: log(1 + t/t₁)/log(1 + T/t₁), t₁ the first
 * step recorded, so that t = 0 has a place. Motion: the length of the path that the drawn vectors
 * have gone, √(mean |Δw|²/w² + mean |Δh̄|²/h̄²) with w and h̄ the longest vectors of the last entry,
 * so that equal distances on the timeline are equal visible motion, with a least share for each stretch. Rescaled: s = ∫₀ᵗ loss dt, the clock of
 * the gradient flow of log loss, dX/ds = −∇ log loss, so that what slows down because the loss is small goes on
 * evenly; loss is the recorded objective.
 */
export function clockMap(recording: Recording, kind: ClockKind): ClockMap {
  const end = recording.end()
  if (recording.entries.length < 2 || end <= 0) return { placeOf: () => 0, timeAt: () => 0 }
  if (kind === 'linear') return { placeOf: (t) => hold(t / end), timeAt: (place) => hold(place) * end }
  if (kind === 'logarithmic') return logarithmic(recording.entries.find((entry) => entry.t > 0)?.t ?? end, end)
  return byTable(kind === 'motion' ? motionTable(recording) : rescaledTable(recording))
}

function hold(x: number): number {
  return Math.min(1, Math.max(0, x))
}

function logarithmic(first: number, end: number): ClockMap {
  const span = Math.log1p(end / first)
  return {
    placeOf: (t) => hold(Math.log1p(Math.max(0, t) / first) / span),
    timeAt: (place) => Math.min(end, first * Math.expm1(hold(place) * span)),
  }
}

interface Table {
  readonly times: Float64Array
  /** Path length, or rescaled time, up to each time; rising strictly. */
  readonly lengths: Float64Array
}

function motionTable(recording: Recording): Table {
  const { entries } = recording
  const times = new Float64Array((entries.length - 1) * POINTS + 1)
  const lengths = new Float64Array(times.length)
  const units = recording.frameAt(recording.end(), null, 'outline') as Frame
  const scaleW = 1 / Math.max(longestRow(units.classifiers), 1e-9)
  const scaleM = 1 / Math.max(longestRow(units.means), 1e-9)
  let before: Frame | null = recording.frameAt(entries[0].t, null, 'outline')
  let spare: Frame | null = null
  times[0] = entries[0].t
  for (let i = 1; i < times.length; i++) {
    const from = entries[Math.floor((i - 1) / POINTS)].t
    const to = entries[Math.floor((i - 1) / POINTS) + 1].t
    times[i] = from + ((((i - 1) % POINTS) + 1) / POINTS) * (to - from)
    // Where a change moves the state there are two of it at one time: the way up to it ends at the first, and none leads over.
    const isJump = from === to
    const now = recording.frameAt(isJump ? to : times[i] * (1 - SIDE), spare, 'outline') as Frame
    const way = before === null || isJump ? 0 : pathStep(before, now, scaleW, scaleM)
    lengths[i] = lengths[i - 1] + way + TRACE * ((times[i] - times[i - 1]) / recording.end() + 1e-6)
    spare = before
    before = now
  }
  return { times, lengths: withLeastShares(recording, lengths) }
}

/** Lengths in which every stretch has a least share, so that a change after which nothing moves is seen to be made. */
function withLeastShares({ entries }: Recording, lengths: Float64Array): Float64Array {
  const least = LEAST_SHARE * lengths[lengths.length - 1]
  const added = new Float64Array(lengths.length)
  for (let from = 0; from < entries.length; ) {
    const next = entries.findIndex(({ segment }, i) => i > from && segment !== entries[from].segment)
    const last = (next < 0 ? entries.length : next) - 1
    const missing = Math.max(0, least - (lengths[last * POINTS] - lengths[from * POINTS]))
    const points = (last - from) * POINTS
    added.fill(missing / points, from * POINTS + 1, last * POINTS + 1)
    from = last + 1
  }
  let sum = 0
  return lengths.map((length, i) => length + (sum += added[i]))
}

function pathStep(a: Frame, b: Frame, scaleW: number, scaleM: number): number {
  const w = meanSquare(a.classifiers.data, b.classifiers.data) * scaleW * scaleW
  const m = meanSquare(a.means.data, b.means.data) * scaleM * scaleM
  return Math.sqrt((w + m) * a.classifiers.cols)
}

function meanSquare(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2
  return sum / a.length
}

/** s = ∫ loss dt up to each time, by the trapezoid rule in log t between entries and points between them. */
function rescaledTable({ entries }: Recording): Table {
  const points: (readonly [t: number, loss: number])[] = [[entries[0].t, lossOf(entries[0])]]
  for (const [i, b] of entries.slice(1).entries()) {
    for (let j = 1; j <= POINTS; j++) points.push(pointBetween(entries[i], b, j / POINTS))
  }
  const parts = points.slice(1).map((point, i) => lossTime(points[i], point))
  const total = parts.reduce((sum, part) => sum + part, 0) || 1
  const traceRate = (TRACE * total) / points[points.length - 1][0]
  const lengths = new Float64Array(points.length)
  parts.forEach((part, i) => (lengths[i + 1] = lengths[i] + part + traceRate * (points[i + 1][0] - points[i][0])))
  return { times: Float64Array.from(points, ([t]) => t), lengths }
}

/** The recorded objective; nothing where it has underflowed or was lost. */
function lossOf({ measures }: Entry): number {
  const loss = objectiveOf(measures)
  return loss > 0 && loss < Infinity ? loss : 0
}

/** Time and loss at the share `x` of the way in log t, or in t from t = 0 on: a power of time or an exponential. */
function pointBetween(a: Entry, b: Entry, x: number): readonly [t: number, loss: number] {
  if (x === 1) return [b.t, lossOf(b)]
  const t = a.t > 0 ? a.t * (b.t / a.t) ** x : a.t + x * (b.t - a.t)
  const [from, to] = [lossOf(a), lossOf(b)]
  return [t, from > 0 && to > 0 ? from ** (1 - x) * to ** x : (1 - x) * from + x * to]
}

/** ∫ loss dt between two moments: exact for a power of t, and from t = 0 on for an exponential. */
function lossTime([t, loss]: readonly [number, number], [after, lossAfter]: readonly [number, number]): number {
  if (t > 0) return Math.log(after / t) * logarithmicMean(t * loss, after * lossAfter)
  return after * logarithmicMean(loss, lossAfter)
}

/** (b − a)/log(b/a), which lies between √(ab) and (a + b)/2; the latter where one of them is zero or they are close. */
function logarithmicMean(a: number, b: number): number {
  const ratio = b / a
  // Closer than 1e-5, the quotient has fewer digits than the plain mean is exact to, (log ratio)²/12.
  if (!(ratio > 0 && ratio < Infinity) || Math.abs(ratio - 1) < 1e-5) return (a + b) / 2
  return (b - a) / Math.log(ratio)
}

function byTable({ times, lengths }: Table): ClockMap {
  const total = lengths[lengths.length - 1]
  return {
    placeOf: (t) => lookUp(times, lengths, t) / total,
    timeAt: (place) => lookUp(lengths, times, hold(place) * total),
  }
}

/** Piecewise linear, held at the ends; `xs` never falls. */
function lookUp(xs: Float64Array, ys: Float64Array, x: number): number {
  const last = xs.length - 1
  if (x <= xs[0]) return ys[0]
  if (x >= xs[last]) return ys[last]
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (xs[middle] <= x) low = middle
    else high = middle
  }
  const width = xs[high] - xs[low]
  return width > 0 ? ys[low] + ((x - xs[low]) / width) * (ys[high] - ys[low]) : ys[low]
}
