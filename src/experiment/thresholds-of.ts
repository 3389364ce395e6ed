import type { NumberParameter } from './parameter.ts'
import type { Values } from './values.ts'
import type { Prediction, Threshold } from '../theory/prediction.ts'

/**
 * The special values that theory knows of a parameter. While another decay follows this one, the values that
 * hold for both at once apply; theory files them under the parameter's link key.
 */
export function thresholdsOf(parameter: NumberParameter, values: Values, prediction: Prediction | null): Threshold[] {
  const of = (name: string) => prediction?.thresholds.filter((threshold) => threshold.parameter === name) ?? []
  const together = of(parameter.link)
  return values['lambdaH'] === undefined && together.length > 0 ? together : of(parameter.key)
}
