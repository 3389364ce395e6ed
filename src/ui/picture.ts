import type { Frame, Recording } from '../engine/recording.ts'
import { minorityOf } from '../experiment/experiment.ts'
import { longestRow } from '../math/cosines.ts'
import { inner, type Matrix } from '../math/matrix.ts'
import { principalAxes } from '../math/principal-axes.ts'
import type { SceneGhost, SceneProps } from '../scene/props.ts'
import type { Lab } from '../store/lab.ts'
import type { Surroundings } from './surroundings.ts'

/** Turns the moment on show into what the scene draws. */
export interface Picture {
  /** Null while nothing has been computed. */
  props(): SceneProps | null
  /** Share of the energy that the last picture's three dimensions keep; 1 is exact. */
  share(): number
}

/** The pictures of a lab; the view into d > 3 dimensions follows from picture to picture. */
export function createPicture(lab: Lab, surroundings: Surroundings): Picture {
  let key: readonly unknown[] = []
  let frame: Frame | null = null
  let axes: { basis: Matrix; share: number } | null = null
  /** A frame is made anew only when the moment or the recording has changed, since the scene keeps it. */
  const refresh = (): void => {
    const recording = lab.player.recording()
    const now = [recording, recording.version, lab.player.time()]
    if (now.every((part, i) => part === key[i])) return
    key = now
    frame = recording.frameAt(lab.player.time(), null)
    if (frame !== null) axes = principalAxes([evenly(frame.classifiers), evenly(frame.means)], axes?.basis)
  }
  return {
    share: () => axes?.share ?? 1,
    props() {
      refresh()
      if (frame === null || axes === null) return null
      const ghost = fitting(lab.ghost(), frame)
      const { counts } = frame.layout.spec
      return {
        frame: { ...frame, sampleClasses: frame.layout.sampleClasses },
        ghost,
        labels: counts.map((_, k) => String(k + 1)),
        minority: minorityOf(counts),
        basis: axes.basis,
        classifierUnit: unitOf('classifiers', ghost, lab.player.recording()),
        meanUnit: unitOf('means', ghost, lab.player.recording()),
        appearance: surroundings.appearance(),
        reducedMotion: surroundings.reducedMotion(),
      }
    },
  }
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

/**
 * The length drawn at full size: the longest predicted vector, which stands still while a run grows
 * towards it; without one the longest of the last entry, or of the first where all shrinks to zero.
 */
export function unitOf(part: 'classifiers' | 'means', ghost: SceneGhost | null, recording: Recording): number {
  const predicted = ghost === null ? 0 : longestRow(ghost[part])
  if (predicted > 0) return predicted
  const ends = [recording.end(), recording.start()].map((t) => recording.frameAt(t, null))
  return ends.reduce((most, frame) => Math.max(most, frame === null ? 0 : longestRow(frame[part])), 0) || 1
}
