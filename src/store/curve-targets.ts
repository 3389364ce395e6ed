import type { Prediction } from '../theory/prediction.ts'
import type { PairGroup } from './curve-groups.ts'
import { centred, cosineSpread, selfDuality, unitRows } from './curve-measures.ts'

/** What theory says of the measures of one stretch; NaN where it says nothing. */
export interface Targets {
  readonly objective: number
  /** Cosine of each group of pairs; NaN where a classifier is predicted to vanish. */
  readonly cosines: readonly number[]
  readonly duality: number
}

/** A distance of this much or less at the optimum is zero but for rounding. */
const ZERO = 1e-9

/** The measures of the predicted optimum: what the run's tend to. */
export function targetsOf(prediction: Prediction | null, groups: readonly PairGroup[]): Targets {
  if (prediction === null) return { objective: Number.NaN, cosines: groups.map(() => Number.NaN), duality: Number.NaN }
  const units = unitRows(prediction.classifiers, 0)
  const duality = selfDuality(prediction.classifiers, centred(prediction.means))
  return {
    objective: prediction.objective,
    cosines: groups.map((group) => cosineSpread(units, group).mean),
    duality: duality <= ZERO ? 0 : duality,
  }
}
