import type { Matrix } from '../math/matrix.ts'
import { matchRows, reordered } from '../math/match-rows.ts'
import type { Prediction } from './prediction.ts'

/**
 * A prediction with its classes named as a run has them: where theory leaves the names open, the exchange that
 * brings its Gram matrices closest to the run's; the prediction itself where it does not.
 */
export function matched(
  { classifiers, means, exchangeable = [] }: Pick<Prediction, 'classifiers' | 'means' | 'exchangeable'>,
  run: { readonly classifiers: Matrix; readonly means: Matrix },
): { readonly classifiers: Matrix; readonly means: Matrix } {
  if (exchangeable.length === 0) return { classifiers, means }
  const order = matchRows([classifiers, means], [run.classifiers, run.means], exchangeable)
  return { classifiers: reordered(classifiers, order), means: reordered(means, order) }
}
