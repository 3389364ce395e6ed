import type { ModelSpec } from '../model/spec.ts'
import type { Split } from '../theory/weight-decay.ts'
import { resolve, type Experiment } from './experiment.ts'

/**
 * How the classes of a stretch divide into majority and minority, and how often the minority is oversampled,
 * which the thresholds in the imbalance need where counts do not tell; undefined where the counts are given
 * one by one.
 */
export function splitOf(experiment: Experiment, spec: ModelSpec): Split | undefined {
  const { counts, minorityClasses, minorityCount } = resolve(experiment.values)
  if (counts.length > 0) return undefined
  const K = spec.counts.length
  // The last class is a minority class wherever there is one; no change in the middle of a run moves n_B.
  return { majorityClasses: K - minorityClasses, oversampling: spec.counts[K - 1] / minorityCount }
}
