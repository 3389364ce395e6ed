import { frobenius, matrix, multiply, type Matrix } from '../math/matrix.ts'
import { procrustes, type AlignmentPart } from '../math/procrustes.ts'
import { matched } from './matched.ts'
import type { Prediction } from './prediction.ts'

/** Classifiers and class means in a run's own coordinates, both K × d; row k belongs to class k. */
export interface Configuration {
  readonly classifiers: Matrix
  readonly means: Matrix
}

/**
 * A prediction turned (rotation or reflection, d ≥ r) to lie as close to a run's state as possible:
 * minimises Σ ‖target/‖target‖ − source Q/‖source‖‖² over classifiers and means, so that both count equally
 * whatever their lengths; classes that theory leaves open are named as in the run first. What the run leaves
 * open follows `previous`.
 * @param run the last recorded state of the run.
 * @param previous the ghost shown before, so that it does not jump while a slider moves; ignored when K or
 * d changed.
 * @throws RangeError when the prediction has more dimensions than the run.
 */
export function alignGhost(
  prediction: Pick<Prediction, 'classifiers' | 'means' | 'exchangeable'>,
  run: Configuration,
  previous?: Configuration,
): Configuration {
  const sameShape =
    previous !== undefined &&
    previous.classifiers.rows === run.classifiers.rows &&
    previous.classifiers.cols === run.classifiers.cols
  const named = matched(prediction, run)
  const wish = sameShape ? procrustes(partsOf(named, previous)) : undefined
  const rotation = procrustes(partsOf(named, run), wish)
  return { classifiers: multiply(named.classifiers, rotation), means: multiply(named.means, rotation) }
}

function partsOf(prediction: Configuration, run: Configuration): AlignmentPart[] {
  return [part(prediction.classifiers, run.classifiers), part(prediction.means, run.means)]
}

function part(source: Matrix, target: Matrix): AlignmentPart {
  // Each is scaled to length one before it is weighed, so that no product overflows or vanishes.
  return { source: unit(source), target: unit(target), weight: 1 }
}

function unit(a: Matrix): Matrix {
  const norm = frobenius(a)
  return norm > 0 ? matrix(a.rows, a.cols, a.data.map((x) => x / norm)) : a
}
