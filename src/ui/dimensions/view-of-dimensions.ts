import type { Frame, Recording } from '../../engine/recording.ts'
import type { See } from '../../experiment/see.ts'
import { completeBasis } from '../../math/complete-basis.ts'
import { createGrandTour, type GrandTour } from '../../math/grand-tour.ts'
import { frobenius, matrix, multiply, transpose, type Matrix } from '../../math/matrix.ts'
import { nearestFrame } from '../../math/nearest-frame.ts'
import { principalAxes } from '../../math/principal-axes.ts'
import { spanOf } from '../../math/span-of.ts'
import type { SceneGhost } from '../../scene/props.ts'
import { uprightBasis } from '../../scene/upright-basis.ts'
import { createAxesTrack, type AxesTrack } from './axes-track.ts'
import type { Turn } from './turn.ts'

/** What the choice of three dimensions depends on. */
export interface Asked {
  readonly frame: Frame
  readonly ghost: SceneGhost | null
  readonly recording: Recording
  readonly see: See
  /** Milliseconds, of the screen's clock. */
  readonly now: number
  /** Whether the reader prefers no motion. */
  readonly isStill: boolean
}

/** The three dimensions that the picture shows, from picture to picture. */
export interface ViewOfDimensions {
  /** 3 × d, orthonormal rows (zero ones for d < 3): right, up, towards. The same object while nothing turns. */
  basis(asked: Asked): Matrix
  /** Whether it turns by itself, so that another picture is due. */
  isTurning(): boolean
}

/** Radians a second of the tour, on average, of the axis that turns most: a quarter turn takes eight seconds. */
const TOUR_SPEED = 0.2
/** Radians of one step of the tour on request. */
const TOUR_STEP = 0.3
/** The tour does not run on while pictures are late, or the page was hidden: milliseconds of a picture at most. */
const LONGEST_PICTURE = 200
/** Directions with less than this of the longest vector are no part of what the tour turns through. */
const FAINT = 0.02
/** Time in which a turn towards another view has done all but a third of its way, in milliseconds. */
const SETTLING = 160
/** A view farther than this from the one before is turned to, not jumped to: ten degrees, of which a run makes less in an entry. */
const FAR = 0.25
/** A view this close to where it turns, in the Frobenius norm, is there: a tenth of a degree. */
const THERE = 2e-3

/**
 * Up to three dimensions nothing is chosen: all are shown, turned so that the prediction stands upright. Beyond, what
 * `see` says; from one choice to another, and from run to run, the view turns in a fraction of a second.
 */
export function createViewOfDimensions(turn: Turn): ViewOfDimensions {
  let key: readonly unknown[] = []
  let shown: Matrix | null = null
  let before = 0
  let isSettling = false
  let isTouring = false
  let track: { readonly lead: number | null; readonly track: AxesTrack } | null = null
  let upright: { readonly key: readonly unknown[]; readonly turn: Matrix } | null = null
  let tour: { readonly tour: GrandTour; steps: number } | null = null
  let span: { readonly key: readonly unknown[]; readonly rows: Matrix } | null = null

  const axes = ({ frame, ghost, recording, see }: Asked): Matrix => {
    const lead = typeof see === 'number' && see <= frame.means.rows ? see - 1 : null
    if (track === null || track.lead !== lead) track = { lead, track: createAxesTrack(lead) }
    const basis = track.track.at(recording, frame)
    const last = track.track.last()
    if (basis === null || last === null) return principalAxes([{ rows: frame.means, weight: 1 }], shown ?? undefined).basis
    const uprightKey = [ghost, lead, last]
    if (upright === null || !same(upright.key, uprightKey)) upright = { key: uprightKey, turn: uprightTurn(last, ghost, lead) }
    return multiply(upright.turn, basis)
  }
  const toured = (asked: Asked, start: Matrix): Matrix => {
    const steps = turn.steps()
    tour ??= { tour: createGrandTour(TOUR_SEED, start), steps }
    const { recording, ghost, isStill, now } = asked
    const spanKey = [recording, recording.version, ghost]
    if (span === null || !same(span.key, spanKey)) span = { key: spanKey, rows: spanned(asked) }
    const elapsed = isStill ? 0 : Math.min(LONGEST_PICTURE, now - before) / 1000
    tour.tour.advance(elapsed * TOUR_SPEED + (steps - tour.steps) * TOUR_STEP, span.rows)
    tour.steps = steps
    isTouring = !isStill
    return tour.tour.basis()
  }
  const chosen = (asked: Asked): Matrix => {
    const { frame, see } = asked
    const d = frame.means.cols
    const turned = typeof see === 'object' && see.length === 3 * d ? nearestFrame(matrix(3, d, see)) : null
    if (turned !== null) return turned
    if (see !== 'tour') return axes(asked)
    return toured(asked, shown?.cols === d ? shown : axes({ ...asked, see: 'axes' }))
  }
  /** Part of the way from what is shown to what is chosen, where that is far. */
  const settled = (target: Matrix, { now, isStill }: Asked): Matrix => {
    if (isStill || shown === null || shown.cols !== target.cols) isSettling = false
    else isSettling ||= distance(shown, target) > FAR
    if (!isSettling || shown === null) return target
    const share = 1 - Math.exp(-Math.min(LONGEST_PICTURE, now - before) / SETTLING)
    const next = nearestFrame(mixed(shown, target, share))
    // Between a view and its mirror image there is no way on which every step leads nearer: that one is jumped.
    isSettling = next !== null && distance(next, target) > THERE && distance(next, target) < (1 - share / 10) * distance(shown, target)
    return next === null || !isSettling ? target : next
  }
  const ofMore = (asked: Asked): Matrix => {
    const { see, frame } = asked
    const held = turn.held()
    if (held !== null && held.cols === frame.means.cols) {
      isSettling = isTouring = false
      tour = null
      return held
    }
    if (see !== 'tour') tour = null
    isTouring = false
    return settled(chosen(asked), asked)
  }

  return {
    isTurning: () => isTouring || isSettling,
    basis(asked) {
      const { frame, ghost, recording, see, now } = asked
      const d = frame.means.cols
      const lead = turn.lead()
      if (d > 3 && lead?.cols === d) return lead
      const nowKey = [recording, recording.version, frame.t, ghost, see, turn.held(), turn.steps(), d]
      if (shown !== null && same(key, nowKey) && !isTouring && !isSettling && (see !== 'tour' || asked.isStill)) return shown
      const wasOfThree = d <= 3 && shown?.cols === d && same([key[3], key[0]], [ghost, recording])
      key = nowKey
      if (!wasOfThree || shown === null) shown = d > 3 ? ofMore(asked) : ofThree(d, ghost, shown)
      before = now
      turn.show(shown)
      return shown
    },
  }
}

/** Which tour it is; all readers take the same. */
const TOUR_SEED = 1

/** All of up to three dimensions, the prediction upright; without one as it stood before. */
function ofThree(d: number, ghost: SceneGhost | null, shown: Matrix | null): Matrix {
  const { basis } = principalAxes([{ rows: matrix(1, d), weight: 1 }])
  if (ghost !== null) return uprightBasis(basis, ghost.means)
  return shown?.cols === d ? shown : basis
}

/** The turn, 3 × 3, that sets the prediction upright in these axes; a class in the lead is upright in any case. */
function uprightTurn(basis: Matrix, ghost: SceneGhost | null, lead: number | null): Matrix {
  const d = basis.cols
  const fits = ghost?.means.cols === d
  if (lead === null) return multiply(fits ? uprightBasis(basis, ghost.means) : basis, transpose(basis))
  const others = fits ? Array.from(ghost.means.data).toSpliced(lead * d, d) : []
  const vectors = matrix(1 + others.length / d, d, [...basis.data.subarray(0, d), ...others])
  return multiply(uprightBasis(basis, vectors), transpose(basis))
}

/** What the tour turns through: the span of the prediction, or of where the run is at its end; four dimensions at least. */
function spanned({ ghost, recording, frame }: Asked): Matrix {
  const end = ghost ?? recording.frameAt(recording.end(), null, 'outline') ?? frame
  const rows = spanOf([end.means, end.classifiers], FAINT)
  return completeBasis(rows, Math.min(frame.means.cols, Math.max(4, rows.rows)))
}

function mixed(a: Matrix, b: Matrix, share: number): Matrix {
  return matrix(a.rows, a.cols, a.data.map((x, i) => (1 - share) * x + share * b.data[i]))
}

function distance(a: Matrix, b: Matrix): number {
  return frobenius(matrix(a.rows, a.cols, a.data.map((x, i) => x - b.data[i])))
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i])
}
