import type { ModelSpec } from '../../model/spec.ts'
import type { Prediction } from '../../theory/prediction.ts'
import { predict } from '../../theory/registry.ts'
import { segmentsOf } from '../experiment.ts'
import { decodeLink } from '../link.ts'
import { numberText, rounded } from '../number-text.ts'
import type { Shared } from '../shared.ts'
import { splitOf } from '../split-of.ts'

/** An experiment of a paper, by name: a link with a few words. */
export interface Preset {
  /** Short and readable, for the command line. */
  readonly key: string
  /** 'Fang et al. 2021'. */
  readonly paper: string
  /** 'R = 100: minority collapse'. */
  readonly name: string
  /** One or two sentences: what it shows. */
  readonly summary: string
  readonly shared: Shared
  /** Where the paper's claim and the numbers differ: sentences, their numbers computed when they are asked for. */
  readonly notes?: () => readonly string[]
}

/** The experiment and view of a link without a fault. */
export function sharedOf(link: string): Shared {
  const { experiment, view } = decodeLink(link)
  return { experiment, view }
}

/** What theory says of the last stretch of an experiment. */
export interface Predicted {
  readonly spec: ModelSpec
  readonly prediction: Prediction
}

/** The sentences on what theory says of the last stretch of a link; none where it says nothing. */
export function notesOn(link: string, write: (predicted: Predicted) => readonly string[]): () => readonly string[] {
  return () => {
    const { experiment } = sharedOf(link)
    const { spec } = segmentsOf(experiment).at(-1) ?? segmentsOf(experiment)[0]
    const prediction = predict(spec, splitOf(experiment, spec))
    return prediction === null ? [] : write({ spec, prediction })
  }
}

/** The value of the threshold of this symbol; none where there is none. */
export function thresholdsOf({ prediction }: Predicted, symbol: string): readonly number[] {
  return prediction.thresholds.filter((one) => one.symbol === symbol).map(({ value }) => value)
}

/** A number in a sentence: five significant digits unless told otherwise. */
export function told(value: number, digits = 5): string {
  return numberText(rounded(value, digits))
}
