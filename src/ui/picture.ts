import { biasOf } from '../engine/entry.ts'
import type { Frame, Recording } from '../engine/recording.ts'
import { minorityOf } from '../experiment/experiment.ts'
import { longestRow } from '../math/cosines.ts'
import type { Matrix } from '../math/matrix.ts'
import type { SceneCells, SceneFrame, SceneGhost, SceneProps, SceneTrail } from '../scene/props.ts'
import { createPastKeeper } from '../store/past.ts'
import type { Player } from '../store/player.ts'
import { seenOf, WHOLE, type Seen } from '../store/seen.ts'
import type { Turn } from './dimensions/turn.ts'
import { createViewOfDimensions } from './dimensions/view-of-dimensions.ts'
import type { Surroundings } from './surroundings.ts'
import type { Hand, Held } from './touch/hand.ts'
import { createHeldFrame } from './touch/held-frame.ts'

/** Turns the moment on show into what the scene draws. */
export interface Picture {
  /** At `now` (milliseconds); null while nothing has been computed. */
  props(now: number): SceneProps | null
  /** What the last picture's three dimensions keep of all; computed when asked. */
  seen(): Seen
  /** Another object for a picture that keeps something else. */
  kept(): unknown
  /** Whether the view turns by itself, so that another picture is due. */
  isTurning(): boolean
}

/** A run and the moment of it that is to be seen: a lab, or a run apart from the page's moment. */
export interface Pictured {
  readonly player: Pick<Player, 'recording' | 'clock' | 'time' | 'place'>
  ghost(): SceneGhost | null
}

/** The pictures of a lab; the view of d > 3 dimensions follows from picture to picture. */
export function createPicture(lab: Pictured, surroundings: Surroundings, hand: Hand, turn: Turn): Picture {
  let key: readonly unknown[] = []
  let frame: Frame | null = null
  // The scene tells pictures apart by their arrays and copies what it draws: two sets take turns.
  let spare: Frame | null = null
  let cells: SceneCells | null = null
  const view = createViewOfDimensions(turn)
  let last: { readonly frame: Frame; readonly basis: Matrix; seen: Seen | null } | null = null
  const pastOf = createPastKeeper()
  const units = createUnits()
  const heldFrame = createHeldFrame()
  let drawn: { readonly of: Frame; readonly held: Held; readonly frame: SceneFrame } | null = null

  const refresh = (): void => {
    const recording = lab.player.recording()
    const now = [recording, recording.version, lab.player.time()]
    if (now.every((part, i) => part === key[i])) return
    key = now
    const next = recording.frameAt(lab.player.time(), spare)
    spare = frame
    frame = next
    if (frame === null) return
    cells = cellsOf(frame)
  }
  /** The frame as it is, or with what the hand holds where the hand has it. */
  const withHand = (shown: SceneFrame): SceneFrame => {
    const held = hand.held()
    if (held === null || frame === null || held.delta.length !== shown.means.cols) return shown
    if (drawn?.of !== frame || drawn.held !== held) drawn = { of: frame, held, frame: heldFrame(shown, held) }
    return drawn.frame
  }
  return {
    seen() {
      if (last === null || last.basis.cols <= 3) return WHOLE
      return (last.seen ??= seenOf(last.frame, last.basis))
    },
    // In up to three dimensions nothing is hidden, whatever the picture.
    kept: () => (last === null || last.basis.cols <= 3 ? WHOLE : last),
    isTurning: view.isTurning,
    props(now) {
      refresh()
      if (frame === null) return null
      const ghost = fitting(lab.ghost(), frame)
      const asked = { frame, ghost, recording: lab.player.recording(), see: surroundings.see(), now, isStill: surroundings.reducedMotion() }
      const basis = view.basis(asked)
      if (last?.frame !== frame || last.basis !== basis) last = { frame, basis, seen: null }
      const { counts } = frame.layout.spec
      return {
        frame: withHand({ ...frame, sampleClasses: frame.layout.sampleClasses }),
        ghost,
        cells: surroundings.cells() ? cells : null,
        trail: surroundings.trails() && hand.held() === null ? trailOf(lab, pastOf, frame) : null,
        labels: counts.map((_, k) => String(k + 1)),
        minority: minorityOf(counts),
        basis,
        sphere: isSphere(frame) && frame.means.cols === 3,
        // On the sphere of radius 1 lengths are their own measure.
        ...(isSphere(frame) ? { classifierUnit: 1, meanUnit: 1 } : units(ghost, lab.player.recording())),
        touched: hand.touched(),
        appearance: surroundings.appearance(),
        weight: surroundings.weight(),
        reducedMotion: surroundings.reducedMotion(),
      }
    },
  }
}

/** Where the vectors have come from, as far as the clock has gone; what the hand moves comes from the hand. */
function trailOf({ player }: Pictured, pastOf: ReturnType<typeof createPastKeeper>, { means }: Frame): SceneTrail | null {
  const past = pastOf(player.recording(), player.clock())
  if (past === null || past.means.rows !== past.places.length * means.rows || past.means.cols !== means.cols) return null
  return { past, now: player.place() }
}

function isSphere({ layout }: Frame): boolean {
  return layout.spec.model === 'sphere'
}

/** Which class wins where, with the biases of the moment where the model has any. */
function cellsOf({ measures, layout }: Frame): SceneCells {
  const hasBias = (layout.spec.choices?.bias ?? 'none') !== 'none'
  return { bias: hasBias ? biasOf(measures) : null }
}

/** While a newer run with other classes is on its way, the former picture has no ghost. */
function fitting(ghost: SceneGhost | null, { classifiers }: Frame): SceneGhost | null {
  const fits = ghost?.classifiers.rows === classifiers.rows && ghost.classifiers.cols === classifiers.cols
  return fits ? ghost : null
}

type Units = Pick<SceneProps, 'classifierUnit' | 'meanUnit'>

/**
 * The lengths drawn at full size: the longest predicted vectors, which stand still while a run grows
 * towards them; without a prediction the longest recorded at the end, or at the start where all
 * shrinks to zero. Found anew only when the ghost or the recording changes.
 */
function createUnits(): (ghost: SceneGhost | null, recording: Recording) => Units {
  let key: readonly unknown[] = []
  let units: Units = { classifierUnit: 1, meanUnit: 1 }
  return (ghost, recording) => {
    const now = [ghost, recording, recording.version]
    if (now.every((part, i) => part === key[i])) return units
    key = now
    units = { classifierUnit: unitOf('classifiers', ghost, recording), meanUnit: unitOf('means', ghost, recording) }
    return units
  }
}

/** The unit of one kind of vector. */
export function unitOf(part: 'classifiers' | 'means', ghost: SceneGhost | null, recording: Recording): number {
  const predicted = ghost === null ? 0 : longestRow(ghost[part])
  if (predicted > 0) return predicted
  const ends = [recording.end(), recording.start()].map((t) => recording.frameAt(t, null))
  return ends.reduce((most, frame) => Math.max(most, frame === null ? 0 : longestRow(frame[part])), 0) || 1
}
