import type { Frame } from '../engine/recording.ts'
import type { Recording } from '../engine/recording.ts'
import { frobenius, matrix, type Matrix } from '../math/matrix.ts'
import { alignGhost, type Configuration } from '../theory/align-ghost.ts'
import type { Prediction } from '../theory/prediction.ts'

/** What a ghost is made from: what theory predicts, or the best that was found. */
export type GhostTarget = Pick<Prediction, 'classifiers' | 'means' | 'scale' | 'exchangeable'> & { readonly kind?: 'bestFound' }

/** A target in the coordinates of a run. */
export interface Ghost extends Configuration {
  readonly kind: 'predicted' | 'bestFound'
}

/**
 * Keeps the ghost still: the target is aligned to the last recorded state of the stretch on
 * show, anew only when the target or the recording has changed, and then as close to where it
 * stood as the run allows.
 */
export class GhostKeeper {
  private ghost: Ghost | null = null
  private key: readonly unknown[] = []
  private buffer: Frame | null = null

  /** The ghost of `target` for a stretch of `recording`; null where their shapes do not fit yet. */
  at(target: GhostTarget | null, recording: Recording, segment: number): Ghost | null {
    const key = [target, recording, recording.version, segment]
    if (key.every((part, i) => part === this.key[i])) return this.ghost
    this.key = key
    const aligned = this.aligned(target, recording, segment)
    this.ghost = aligned === null ? null : { ...aligned, kind: target?.kind ?? 'predicted' }
    return this.ghost
  }

  private aligned(target: GhostTarget | null, recording: Recording, segment: number): Configuration | null {
    const last = recording.entries.findLast((entry) => entry.segment === segment) ?? recording.entries.at(-1)
    if (target === null || last === undefined) return null
    const frame = recording.frameAt(last.t, this.buffer)
    this.buffer = frame
    if (frame === null || frame.classifiers.rows !== target.classifiers.rows) return null
    if (frame.classifiers.cols < target.classifiers.cols) return null
    return alignGhost(atLengthOf(target, frame), frame, this.ghost ?? undefined)
  }
}

/** Where only a direction is predicted, the ghost takes the lengths that the run has reached. */
function atLengthOf(target: GhostTarget, run: Configuration): GhostTarget {
  if (target.scale !== 'direction') return target
  return {
    ...target,
    classifiers: rescaled(target.classifiers, frobenius(run.classifiers)),
    means: rescaled(target.means, frobenius(run.means)),
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
