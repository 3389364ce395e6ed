import { measuredFrame, readFrame } from '../engine/measure-frame.ts'
import type { Frame } from '../engine/recording.ts'
import { longestRow } from '../math/cosines.ts'
import { frobenius } from '../math/matrix.ts'
import { centredMeans } from '../metrics/global-mean.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { notDefined } from '../metrics/reading.ts'
import type { Lengths, Point } from '../theory/point-of-theory.ts'
import type { Prediction } from '../theory/prediction.ts'

/**
 * A vector shorter than this part of the longest of its kind so far has vanished: it is a speck in the picture, and in
 * a float32 run (rounding 1e-7 of the longest) its direction is soon noise.
 */
export const VANISHED = 1e-2

/**
 * A moment of a run.
 * @param longest of all vectors so far
 * @param gap objective above its least, by differences that keep their digits
 */
export function pointOfRun(frame: Frame, target: Prediction | null, longest: Lengths, gap: number): Point {
  // Between entries the gap keeps its digits; what is made from it must too.
  const objective = target === null || Number.isNaN(gap) ? undefined : target.objective + gap
  const state = measuredFrame(frame, target, objective)
  const shortest = { classifiers: VANISHED * longest.classifiers, means: VANISHED * longest.means }
  const areClassifiersGone = longestRow(state.classifiers) <= shortest.classifiers
  const spread = frobenius(centredMeans(state, 'unweighted')) / Math.sqrt(state.means.rows)
  const gone = { classifiers: areClassifiersGone, means: spread <= shortest.means }
  return {
    state,
    shortest,
    read(quantity) {
      if (needs(quantity).some((kind) => gone[kind])) return notDefined('the vectors have vanished')
      if (quantity.key === 'gap' && target !== null) return { value: gap }
      const found = readFrame(quantity, frame, state)
      if (found.value !== null || !quantity.isRecorded) return found
      // A recorded quantity keeps no reason, but the state may know it.
      const again = quantity.of(state)
      return again.value === null ? again : found
    },
  }
}

/** The vectors without which a quantity is a quotient of nothing by nothing. */
function needs({ family, name }: Quantity): readonly (keyof Lengths)[] {
  if (family === 'nc1') return ['means']
  if (family === 'nc2') return [name.includes('classifiers') ? 'classifiers' : 'means']
  return family === 'nc3' ? ['classifiers', 'means'] : []
}

/** What decays is nearly exponential between two entries: straight on a logarithmic axis. */
export function between(a: number, b: number, s: number): number {
  return a > 0 && b > 0 ? a ** (1 - s) * b ** s : (1 - s) * a + s * b
}

/** Lengths of the longest vectors so far. */
export function longestOf(former: Lengths, { classifiers, means }: Frame): Lengths {
  return {
    classifiers: Math.max(former.classifiers, longestRow(classifiers)),
    means: Math.max(former.means, longestRow(means)),
  }
}

