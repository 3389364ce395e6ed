import type { ModelSpec } from '../model/spec.ts'
import type { Split } from '../theory/weight-decay.ts'
import { resolve, type Experiment } from './experiment.ts'

/**
 * How the classes of a stretch divide into majority and minority while their counts are equal, which the
 * thresholds in the imbalance need; undefined where the counts are given one by one.
 */
export function splitOf(experiment: Experiment, spec: ModelSpec): Split | undefined {
  const { counts, minorityClasses } = resolve(experiment.values)
  return counts.length > 0 ? undefined : { majorityClasses: spec.counts.length - minorityClasses }
}
