import { collapsedState } from '../metrics/measured-state.ts'
import { nc3SelfDuality } from '../metrics/nc3-duality.ts'
import type { Prediction } from '../theory/prediction.ts'
import type { PairGroup } from './curve-groups.ts'
import { cosineSpread, unitRows } from './curve-measures.ts'

/** What theory says of the measures of one stretch; NaN where it says nothing. */
export interface Targets {
  /** The least objective; NaN also where it is approached but not attained. */
  readonly objective: number
  /** Cosine of each group of pairs; NaN where a classifier is predicted to vanish. */
  readonly cosines: readonly number[]
  readonly duality: number
}

/** A distance of this much or less at the optimum is zero but for rounding. */
const ZERO = 1e-9

/** The measures of the predicted optimum: what the run's tend to. */
export function targetsOf(prediction: Prediction | null, groups: readonly PairGroup[], counts: readonly number[]): Targets {
  if (prediction === null) return { objective: Number.NaN, cosines: groups.map(() => Number.NaN), duality: Number.NaN }
  const { classifiers, means, objective, scale } = prediction
  const units = unitRows(classifiers, 0)
  const duality = nc3SelfDuality(collapsedState(classifiers, means, counts), 'unweighted').value ?? Number.NaN
  return {
    objective: scale === 'direction' ? Number.NaN : objective,
    cosines: groups.map((group) => cosineSpread(units, group).mean),
    duality: duality <= ZERO ? 0 : duality,
  }
}
