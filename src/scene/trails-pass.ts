import { Group } from 'three'
import type { Content, DrawnVectors } from './content.ts'
import type { Pass } from './pass.ts'
import type { SceneTrail } from './props.ts'
import { createRibbons } from './ribbons.ts'
import type { Ribbons } from './ribbons.ts'
import { createTrailPoints } from './trail-points.ts'

/** What is further back than this share of the clock has faded. */
export const span = 0.6

/** Moments between two ticks across the way of a mean: two seconds of playback at speed 1. */
export const momentsPerTick = 16

/** Half the thickness of a tick in scene units, a pixel or so, and its width over that of its line. */
const tick = { half: 0.005, widths: 2.6 }

/** Line of a way in CSS pixels where it ends and where it has faded, and ink where it ends. */
interface Stroke {
  readonly width: number
  readonly thin: number
  readonly ink: number
}
const strokes = { means: { width: 4.5, thin: 1.5, ink: 0.8 }, classifiers: { width: 1.5, thin: 1.5, ink: 0.55 } } as const

/**
 * Where each mean, and more thinly each classifier, has come from: its way up to now, which thins and fades with age,
 * with ticks at equal steps of the clock. It begins where the state was last moved by hand.
 */
export function createTrailsPass(): Pass {
  const object = new Group()
  const ways = { means: createTrailPoints('means'), classifiers: createTrailPoints('classifiers') }
  let ribbons: Ribbons | null = null
  return {
    object,
    update(content) {
      const trail = content.props.frame === null ? null : (content.props.trail ?? null)
      object.visible = trail !== null
      if (trail === null) return
      const room = mostPieces(trail, content.K)
      if (ribbons === null || ribbons.capacity < room) {
        ribbons?.mesh.removeFromParent()
        ribbons?.dispose()
        ribbons = createRibbons(room)
        ribbons.mesh.renderOrder = 1
        object.add(ribbons.mesh)
      }
      ribbons.setWeight(content.props.weight ?? 1)
      let count = 0
      for (const kind of ['classifiers', 'means'] as const) {
        ways[kind].update(trail, content)
        for (let k = 0; k < content.K; k++) {
          count = writeWay(ribbons, count, k, trail, ways[kind].points, content, content[kind], strokes[kind])
          if (kind === 'means') count = writeTicks(ribbons, count, k, trail, ways.means.points, content)
        }
      }
      ribbons.show(count)
    },
    look: (viewpoint) => ribbons?.look(viewpoint),
    dispose: () => ribbons?.dispose(),
  }
}

/** Pieces of two ways for each class, and ticks on one. */
function mostPieces({ past }: SceneTrail, K: number): number {
  const M = past.places.length
  return K * (2 * M + Math.ceil(M / momentsPerTick))
}

/** The last moment that is not later than now. */
function lastMoment({ past, now }: SceneTrail): number {
  return Math.min(past.places.length - 1, Math.floor(now * (past.places.length - 1) + 1e-9))
}

/** The first moment whose ink is left. */
function firstMoment({ past, now }: SceneTrail, last: number): number {
  return Math.max(past.since[last], Math.ceil((now - span) * (past.places.length - 1)))
}

/** How much of the line is left of what was at `place`: 1 now, 0 at the end of the span. */
function freshness(trail: SceneTrail, place: number): number {
  return Math.min(1, Math.max(0, 1 - (trail.now - place) / span))
}

/** Writes the way of class k, oldest piece first; returns the count of pieces after it. */
function writeWay(
  ribbons: Ribbons,
  count: number,
  k: number,
  trail: SceneTrail,
  points: Float32Array,
  content: Content,
  ends: DrawnVectors,
  stroke: Stroke,
): number {
  const { past } = trail
  const last = lastMoment(trail)
  let piece = count
  for (let m = firstMoment(trail, last); m <= last; m++) {
    const next = m + 1
    const isOpen = m === last
    // Before the next moment the state is moved: whether it was already is not known.
    if (isOpen && (past.since[next] === next || trail.now <= past.places[m])) break
    writePoint(ribbons.ends, 6 * piece, points, 3 * (m * content.K + k))
    if (isOpen) writePoint(ribbons.ends, 6 * piece + 3, ends.points, 3 * k)
    else writePoint(ribbons.ends, 6 * piece + 3, points, 3 * (next * content.K + k))
    writeStroke(ribbons.strokes, 4 * piece, stroke, freshness(trail, past.places[m]))
    writeStroke(ribbons.strokes, 4 * piece + 2, stroke, isOpen ? 1 : freshness(trail, past.places[next]))
    writePoint(ribbons.tints, 3 * piece, content.colours, 3 * k)
    piece++
  }
  return piece
}

/** Writes the ticks across the way of class k; returns the count of pieces after them. */
function writeTicks(
  ribbons: Ribbons,
  count: number,
  k: number,
  trail: SceneTrail,
  points: Float32Array,
  { K, colours }: Content,
): number {
  const last = lastMoment(trail)
  const first = firstMoment(trail, last)
  let piece = count
  for (let m = momentsPerTick * Math.max(1, Math.ceil(first / momentsPerTick)); m <= last; m += momentsPerTick) {
    // The way's direction is that of the step before.
    if (m <= first || !writeAcross(ribbons.ends, 6 * piece, points, 3 * (m * K + k), 3 * ((m - 1) * K + k))) continue
    const fresh = freshness(trail, trail.past.places[m])
    for (const end of [0, 2]) {
      writeStroke(ribbons.strokes, 4 * piece + end, strokes.means, fresh)
      ribbons.strokes[4 * piece + end] *= tick.widths
    }
    writePoint(ribbons.tints, 3 * piece, colours, 3 * k)
    piece++
  }
  return piece
}

/** Writes the ends of a short piece of the way at `points[at …]`; false where it stands still. */
function writeAcross(ends: Float32Array, to: number, points: Float32Array, at: number, before: number): boolean {
  const length = Math.hypot(points[at] - points[before], points[at + 1] - points[before + 1], points[at + 2] - points[before + 2])
  // Shorter than a thousandth of a pixel or so, rounding would turn it.
  if (length < 1e-6) return false
  for (let c = 0; c < 3; c++) {
    const step = (tick.half * (points[at + c] - points[before + c])) / length
    ends[to + c] = points[at + c] - step
    ends[to + 3 + c] = points[at + c] + step
  }
  return true
}

function writePoint(out: Float32Array, to: number, from: Float32Array, at: number): void {
  for (let c = 0; c < 3; c++) out[to + c] = from[at + c]
}

function writeStroke(out: Float32Array, to: number, { width, thin, ink }: Stroke, fresh: number): void {
  out[to] = thin + (width - thin) * fresh
  out[to + 1] = ink * fresh
}
