import { biasOf } from '../engine/entry.ts'
import type { Frame, Recording } from '../engine/recording.ts'
import { minorityOf } from '../experiment/experiment.ts'
import { longestRow } from '../math/cosines.ts'
import { energyShare } from '../math/energy-share.ts'
import { inner, matrix, type Matrix } from '../math/matrix.ts'
import { principalAxes, type PrincipalAxes } from '../math/principal-axes.ts'
import type { SceneCells, SceneFrame, SceneGhost, SceneProps } from '../scene/props.ts'
import { uprightBasis } from '../scene/upright-basis.ts'
import type { Lab } from '../store/lab.ts'
import type { Surroundings } from './surroundings.ts'
import type { Hand, Held } from './touch/hand.ts'
import { createHeldFrame } from './touch/held-frame.ts'

/** Turns the moment on show into what the scene draws. */
export interface Picture {
  /** Null while nothing has been computed. */
  props(): SceneProps | null
  /** Share of the energy that the last picture's three dimensions keep; 1 is exact. */
  share(): number
}

/**
 * The pictures of a lab. The view follows from picture to picture: into d > 3 dimensions by the
 * principal axes, and turned so that the prediction stands upright and still on the screen.
 */
export function createPicture(lab: Lab, surroundings: Surroundings, hand: Hand): Picture {
  let key: readonly unknown[] = []
  let frame: Frame | null = null
  // The scene tells pictures apart by their arrays and copies what it draws: two sets take turns.
  let spare: Frame | null = null
  let cells: SceneCells | null = null
  let axes: PrincipalAxes | null = null
  let upright: { readonly axes: Matrix; readonly ghost: SceneGhost | null; readonly basis: Matrix } | null = null
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
    axes = axesOf(frame, axes)
    cells = cellsOf(frame)
  }
  const basisFor = (basis: Matrix, ghost: SceneGhost | null): Matrix => {
    if (upright?.axes === basis && (ghost === null || upright.ghost === ghost)) return upright.basis
    upright = { axes: basis, ghost, basis: ghost === null ? basis : uprightBasis(basis, ghost.means) }
    return upright.basis
  }
  /** The frame as it is, or with what the hand holds where the hand has it. */
  const withHand = (shown: SceneFrame): SceneFrame => {
    const held = hand.held()
    if (held === null || frame === null || held.delta.length !== shown.means.cols) return shown
    if (drawn?.of !== frame || drawn.held !== held) drawn = { of: frame, held, frame: heldFrame(shown, held) }
    return drawn.frame
  }
  return {
    share: () => axes?.share ?? 1,
    props() {
      refresh()
      if (frame === null || axes === null) return null
      const ghost = fitting(lab.ghost(), frame)
      const { counts } = frame.layout.spec
      return {
        frame: withHand({ ...frame, sampleClasses: frame.layout.sampleClasses }),
        ghost,
        cells: surroundings.cells() ? cells : null,
        labels: counts.map((_, k) => String(k + 1)),
        minority: minorityOf(counts),
        basis: basisFor(axes.basis, ghost),
        ...units(ghost, lab.player.recording()),
        touched: hand.touched(),
        appearance: surroundings.appearance(),
        reducedMotion: surroundings.reducedMotion(),
      }
    },
  }
}

/** Which class wins where, with the biases of the moment where the model has any. */
function cellsOf({ measures, layout }: Frame): SceneCells {
  const hasBias = (layout.spec.choices?.bias ?? 'none') !== 'none'
  return { bias: hasBias ? biasOf(measures) : null }
}

/**
 * Up to three dimensions the axes never change; beyond, they follow the moment. They are those of the differences
 * between classes: of an orthogonal frame of four the strongest three directions would hide one class at the origin,
 * the differences show all four. The share that is told counts everything.
 */
function axesOf({ classifiers, means }: Frame, before: PrincipalAxes | null): PrincipalAxes {
  if (means.cols <= 3 && before?.basis.cols === means.cols) return before
  const { basis } = principalAxes([evenly(centred(classifiers)), evenly(centred(means))], before?.basis)
  return { basis, share: energyShare([evenly(classifiers), evenly(means)], basis) }
}

/** The rows minus their mean. */
function centred({ rows, cols, data }: Matrix): Matrix {
  const mean = new Float64Array(cols)
  data.forEach((x, i) => (mean[i % cols] += x / rows))
  return matrix(rows, cols, data.map((x, i) => x - mean[i % cols]))
}

/** Classifiers and means count equally, whatever their lengths. */
function evenly(rows: Matrix): { rows: Matrix; weight: number } {
  const energy = inner(rows, rows)
  return { rows, weight: energy > 0 ? 1 / energy : 1 }
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
