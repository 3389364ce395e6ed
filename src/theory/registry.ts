import type { ModelSpec } from '../model/spec.ts'
import type { Prediction } from './prediction.ts'
import { seliPrediction } from './seli.ts'
import { weightDecayPrediction, type Split } from './weight-decay.ts'

/** What theory says of a model, by the model's key in `model/registry.ts`. */
const predictors: Readonly<Record<string, (spec: ModelSpec, split?: Split) => Prediction | null>> = {
  weightDecay: weightDecayPrediction,
  ulpm: seliPrediction,
}

/**
 * Whether a prediction takes well under a millisecond (up to two different class counts), so that it
 * can follow a finger; others take up to a second and belong into a worker.
 */
export function isPredictedAtOnce({ counts }: ModelSpec): boolean {
  return new Set(counts).size <= 2
}

/**
 * The predicted global optimum of a model, with the thresholds at which it changes its kind.
 * @param split how classes of equal counts divide into majority and minority; only the thresholds in
 * 'imbalance' need it, and only while all counts are equal.
 * @returns null where there is no theory: an unknown model, or a case that the model's theory leaves open.
 */
export function predict(spec: ModelSpec, split?: Split): Prediction | null {
  return Object.hasOwn(predictors, spec.model) ? predictors[spec.model](spec, split) : null
}
