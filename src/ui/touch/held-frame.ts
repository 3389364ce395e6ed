import { matrix, type Matrix } from '../../math/matrix.ts'
import type { SceneFrame } from '../../scene/props.ts'
import type { Held } from './hand.ts'

/**
 * The frame with the held vector where the hand has it: a mean with the samples of its class, or a classifier alone.
 * Buffers take turns, as the scene tells pictures apart by their arrays.
 */
export function createHeldFrame(): (frame: SceneFrame, held: Held) => SceneFrame {
  const spares = { means: spare(), classifiers: spare(), samples: spare() }
  return (frame, { mark, delta }) => {
    const own = (row: number) => row === mark.index
    if (mark.kind === 'classifier') {
      return { ...frame, classifiers: spares.classifiers(frame.classifiers, delta, own) }
    }
    return {
      ...frame,
      means: spares.means(frame.means, delta, own),
      samples: spares.samples(frame.samples, delta, (row) => frame.sampleClasses[row] === mark.index),
    }
  }
}

/** The means and classifiers of a moment with the held one where the hand has it. */
export function movedVectors({ means, classifiers }: Vectors, { mark, delta }: Held): Vectors {
  const moved = (rows: Matrix) => spare()(rows, delta, (row) => row === mark.index)
  return mark.kind === 'mean' ? { means: moved(means), classifiers } : { means, classifiers: moved(classifiers) }
}

type Vectors = Pick<SceneFrame, 'means' | 'classifiers'>

/** Copies into the older of two matrices, some rows moved by `delta`. */
function spare(): (from: Matrix, delta: Float64Array, isMoved: (row: number) => boolean) => Matrix {
  let [next, other]: [Matrix, Matrix] = [matrix(0, 0), matrix(0, 0)]
  return (from, delta, isMoved) => {
    const fits = next.data.length === from.data.length && next.cols === from.cols
    const out = fits ? next : matrix(from.rows, from.cols)
    ;[next, other] = [other, out]
    out.data.set(from.data)
    for (let row = 0; row < from.rows; row++) {
      if (!isMoved(row)) continue
      for (let i = 0; i < from.cols; i++) out.data[row * from.cols + i] += delta[i]
    }
    return out
  }
}
