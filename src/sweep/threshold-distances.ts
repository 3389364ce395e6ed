import { resolve, valuesAt, type Experiment, type Segment } from '../experiment/experiment.ts'
import { splitOf } from '../experiment/split-of.ts'
import type { ParameterKey } from '../experiment/values.ts'
import { decayOf, type ModelSpec } from '../model/spec.ts'
import type { Threshold } from '../theory/prediction.ts'
import type { Split } from '../theory/weight-decay.ts'

/** A threshold beside the value that its parameter has in a stretch. */
export interface ThresholdDistance extends Threshold {
  readonly present: number | null
  /** value − present. */
  readonly difference: number | null
  /** value/present. */
  readonly ratio: number | null
}

/** Each threshold with its distance from what a stretch of an experiment has. */
export function thresholdDistances(
  experiment: Experiment,
  { from, spec }: Pick<Segment, 'from' | 'spec'>,
  thresholds: readonly Threshold[],
): ThresholdDistance[] {
  const values = resolve(valuesAt(experiment, from))
  const presentOf = (parameter: string): number | null => {
    if (parameter === 'imbalance') return imbalanceOf(spec, splitOf(experiment, spec))
    // All decays alike.
    if (parameter === 'lambda') return decayOf(spec)
    const value: unknown = values[parameter as ParameterKey]
    return typeof value === 'number' ? value : null
  }
  return thresholds.map(({ parameter, symbol, meaning, value }) => {
    const present = presentOf(parameter)
    const [difference, ratio] = present === null ? [null, null] : [value - present, value / present]
    return { parameter, symbol, meaning, value, present, difference, ratio }
  })
}

/** n_A/n_B as theory takes it: before oversampling where the groups are known, else of the largest and smallest count. */
function imbalanceOf({ counts }: ModelSpec, split: Split | undefined): number {
  if (split === undefined) return Math.max(...counts) / Math.min(...counts)
  return (counts[0] / counts[counts.length - 1]) * (split.oversampling ?? 1)
}
