import type { Ending } from '../engine/knot.ts'
import type { Prediction } from '../theory/prediction.ts'
import type { ThresholdDistance } from './threshold-distances.ts'

/** Values of quantities by key; null where one is not defined. */
type Readings = Readonly<Record<string, number | null>>

/** One cell of a sweep as it was computed, plain enough for a message. */
export interface SweepCell {
  /** Place in the order of cells, the first axis fastest, from 0. */
  readonly index: number
  /** Value on each axis by its link key. */
  readonly at: Readonly<Record<string, number>>
  /** The experiment of the cell as the part of a link after '#'. */
  readonly link: string
  /** 'notAllowed': its values make no run together; 'failed': the run could not be computed. */
  readonly ending: Ending['kind'] | 'notAllowed' | 'failed'
  readonly atRest: boolean
  /** Why it is not at rest, in a sentence; null where it is. */
  readonly reason: string | null
  /** Time of the last moment; null where nothing ran. */
  readonly t: number | null
  /** Gradient evaluations. */
  readonly gradients: number
  /** At the last moment; null where nothing ran. */
  readonly quantities: Readings | null
  /** What theory says of the last stretch; null where it says nothing. */
  readonly predicted: PredictedCell | null
}

export interface PredictedCell extends Pick<Prediction, 'objective' | 'regime' | 'standing'> {
  /** At most this far above the true optimum; null for a best known value. */
  readonly certificate: number | null
  readonly scale: 'absolute' | 'direction'
  /** The same quantities at the predicted optimum; null where not defined or not predicted. */
  readonly quantities: Readings
  /** Of each axis, by its link key, the threshold whose ratio is nearest to 1; null where there is none. */
  readonly nearest: Readonly<Record<string, Pick<ThresholdDistance, 'symbol' | 'value' | 'ratio'> | null>>
  readonly thresholds: readonly ThresholdDistance[]
}
