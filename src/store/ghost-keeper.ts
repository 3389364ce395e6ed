import type { Frame } from '../engine/recording.ts'
import type { Recording } from '../engine/recording.ts'
import { frobenius, matrix, type Matrix } from '../math/matrix.ts'
import { alignGhost, type Configuration } from '../theory/align-ghost.ts'
import type { Prediction } from '../theory/prediction.ts'

/**
 * Keeps the ghost still: the prediction is aligned to the last recorded state of the stretch on
 * show, anew only when the prediction or the recording has changed, and then as close to where it
 * stood as the run allows.
 */
export class GhostKeeper {
  private ghost: Configuration | null = null
  private key: readonly unknown[] = []
  private buffer: Frame | null = null

  /** The ghost of `prediction` for a stretch of `recording`; null where their shapes do not fit yet. */
  at(prediction: Prediction | null, recording: Recording, segment: number): Configuration | null {
    const key = [prediction, recording, recording.version, segment]
    if (key.every((part, i) => part === this.key[i])) return this.ghost
    this.key = key
    this.ghost = this.aligned(prediction, recording, segment) ?? null
    return this.ghost
  }

  private aligned(prediction: Prediction | null, recording: Recording, segment: number): Configuration | null {
    const last = recording.entries.findLast((entry) => entry.segment === segment) ?? recording.entries.at(-1)
    if (prediction === null || last === undefined) return null
    const frame = recording.frameAt(last.t, this.buffer)
    this.buffer = frame
    if (frame === null || frame.classifiers.rows !== prediction.classifiers.rows) return null
    if (frame.classifiers.cols < prediction.classifiers.cols) return null
    return alignGhost(atLengthOf(prediction, frame), frame, this.ghost ?? undefined)
  }
}

/** Where only a direction is predicted, the ghost takes the lengths that the run has reached. */
function atLengthOf(prediction: Prediction, run: Configuration): Configuration {
  if (prediction.scale !== 'direction') return prediction
  return {
    classifiers: rescaled(prediction.classifiers, frobenius(run.classifiers)),
    means: rescaled(prediction.means, frobenius(run.means)),
  }
}

function rescaled(a: Matrix, norm: number): Matrix {
  const factor = norm / Math.max(frobenius(a), Number.MIN_VALUE)
  return matrix(
    a.rows,
    a.cols,
    a.data.map((x) => factor * x),
  )
}
