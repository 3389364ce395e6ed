import type { Point } from './marks.ts'

/** A text that lies along a line: its middle, and its direction in radians. */
export interface PlacedLabel {
  readonly at: Point
  readonly angle: number
}

/** What a label must keep away from: points, and how far. */
export interface Obstacle {
  readonly at: Point
  readonly radius: number
}

/** Shares of the length of a line at which its label is tried, the best first. */
const TRIED = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.14, 0.86]

/** A label may be this much longer than its chord is, where the line bends. */
const BEND = 1.06

/**
 * Places a text of a width and size beside a line, along it and upright, so that it lies within the plane and keeps
 * away from all obstacles; null where it finds no such place.
 */
export function placeAlong(
  line: readonly Point[],
  [width, size]: readonly [width: number, size: number],
  isWithin: (point: Point) => boolean,
  obstacles: readonly Obstacle[],
): PlacedLabel | null {
  const lengths = cumulative(line)
  const total = lengths[lengths.length - 1]
  if (total < width) return null
  for (const side of [-1, 1]) {
    for (const share of TRIED) {
      const [from, to] = [share * total - width / 2, share * total + width / 2]
      if (from < 0 || to > total) continue
      const label = labelBetween(pointAt(line, lengths, from), pointAt(line, lengths, to), pointAt(line, lengths, share * total), size, side, width)
      if (label === null) continue
      const along = pointsOf(label, width, size)
      const isFree = along.every((point) => isWithin(point) && obstacles.every(({ at, radius }) => distance(point, at) > radius + size * 0.62))
      if (isFree) return label
    }
  }
  return null
}

/** Points along a label, half its size apart. */
export function pointsOf({ at, angle }: PlacedLabel, width: number, size: number): Point[] {
  const count = Math.max(2, Math.ceil(width / (size / 2)))
  return Array.from({ length: count + 1 }, (_, i): Point => {
    const along = (i / count - 0.5) * width
    return [at[0] + along * Math.cos(angle), at[1] + along * Math.sin(angle)]
  })
}

function labelBetween(a: Point, b: Point, middle: Point, size: number, side: number, width: number): PlacedLabel | null {
  const chord = distance(a, b)
  if (chord * BEND < width) return null
  const [p, q] = a[0] < b[0] || (a[0] === b[0] && a[1] > b[1]) ? [a, b] : [b, a]
  const angle = Math.atan2(q[1] - p[1], q[0] - p[0])
  // Off the line by so much that halo and line do not touch.
  const away = side * size * 0.95
  return { at: [middle[0] - away * Math.sin(angle), middle[1] + away * Math.cos(angle)], angle }
}

function cumulative(line: readonly Point[]): number[] {
  const lengths = [0]
  for (let i = 1; i < line.length; i++) lengths.push(lengths[i - 1] + distance(line[i - 1], line[i]))
  return lengths
}

function pointAt(line: readonly Point[], lengths: readonly number[], length: number): Point {
  const i = Math.max(1, lengths.findIndex((one) => one >= length))
  const share = (length - lengths[i - 1]) / (lengths[i] - lengths[i - 1] || 1)
  const [a, b] = [line[i - 1], line[i]]
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

/** Points of a line, so close together that nothing passes between them. */
export function denseLine(line: readonly Point[], step: number): Point[] {
  return line.flatMap((point, i) => {
    const next = line[i + 1]
    if (next === undefined) return [point]
    const count = Math.max(1, Math.ceil(distance(point, next) / step))
    return Array.from({ length: count }, (_, j): Point => [
      point[0] + ((next[0] - point[0]) * j) / count,
      point[1] + ((next[1] - point[1]) * j) / count,
    ])
  })
}

/** The longest part of a line that lies within a box without a gap, its crossings of the edge included. */
export function longestWithin(line: readonly Point[], [x, y, width, height]: readonly [number, number, number, number]): Point[] {
  const parts: Point[][] = []
  let open: Point[] = []
  const close = () => {
    if (open.length > 1) parts.push(open)
    open = []
  }
  for (let i = 1; i < line.length; i++) {
    const cut = cutToBox(line[i - 1], line[i], [x, y, width, height])
    if (cut === null) {
      close()
      continue
    }
    const [from, to] = cut
    if (open.length > 0 && distance(open[open.length - 1], from) > 1e-6) close()
    if (open.length === 0) open.push(from)
    open.push(to)
  }
  close()
  const lengthOf = (part: readonly Point[]) => cumulative(part)[part.length - 1]
  return parts.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0] ?? []
}

/** The part of a segment within a box (Liang and Barsky); null for none. */
function cutToBox(a: Point, b: Point, [x, y, width, height]: readonly [number, number, number, number]): [Point, Point] | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  let [from, to] = [0, 1]
  for (const [p, q] of [[-dx, a[0] - x], [dx, x + width - a[0]], [-dy, a[1] - y], [dy, y + height - a[1]]]) {
    if (p === 0 && q < 0) return null
    if (p < 0) from = Math.max(from, q / p)
    if (p > 0) to = Math.min(to, q / p)
  }
  if (from > to) return null
  const at = (share: number): Point => [a[0] + share * dx, a[1] + share * dy]
  return [at(from), at(to)]
}
