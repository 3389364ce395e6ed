import { problemTogether } from '../experiment/check.ts'
import { resolve, specOf, valuesAt, type Experiment } from '../experiment/experiment.ts'
import type { NumberParameter } from '../experiment/parameter.ts'
import { splitOf } from '../experiment/split-of.ts'
import type { Values } from '../experiment/values.ts'
import { groupsOf } from '../metrics/groups.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { quantityOf } from '../metrics/registry.ts'
import type { ModelSpec } from '../model/spec.ts'
import type { Prediction, Threshold } from '../theory/prediction.ts'
import { isPredictedAtOnce, predict } from '../theory/registry.ts'
import { pointOfTheory } from './curve-point.ts'
import { thresholdsOf } from './thresholds-of.ts'

/** A predicted quantity against one parameter, everything else as it is at a moment of an experiment. */
export interface Strip {
  readonly quantity: Quantity
  /** Values of the parameter, rising, within its slider; the present one and every threshold among them. */
  readonly values: Float64Array
  /** The quantity at the predicted optimum; NaN where it is not defined or not predicted. */
  readonly predicted: Float64Array
  /** The same on the branch that is a local optimum only; all NaN where there is none. */
  readonly metastable: Float64Array
  /** Within the slider. */
  readonly thresholds: readonly Threshold[]
  /** The present value of the parameter. */
  readonly now: number
}

/** Values between the ends of a slider: a strip is some 250 pixels wide. */
const POINTS = 72

/**
 * The strip of a parameter at time t; null where theory says nothing at once of any of its values, or where the
 * quantity that tells most does not move with it.
 */
export function stripOf(experiment: Experiment, parameter: NumberParameter, t: number): Strip | null {
  const base = valuesAt(experiment, t)
  const now = resolve(base)[parameter.key]
  if (typeof now !== 'number') return null
  const here = predicted(experiment, base)
  const quantity = here === null ? null : tellingQuantity(here.spec)
  if (here === null || quantity === null) return null
  const [least, most] = parameter.slider
  const inside = ({ value }: { readonly value: number }) => value >= least && value <= most
  const thresholds = thresholdsOf(parameter, base, here.prediction).filter(inside)
  const values = valuesOf(parameter, [...thresholds.map(({ value }) => value), now].filter((value) => inside({ value })))
  const curve = new Float64Array(values.length)
  const metastable = new Float64Array(values.length)
  values.forEach((value, i) => {
    const there = predicted(experiment, { ...base, [parameter.key]: value })
    curve[i] = there === null ? Number.NaN : valueAt(there, quantity)
    metastable[i] = there === null ? Number.NaN : metastableAt(there, quantity)
  })
  const defined = curve.filter((value) => !Number.isNaN(value))
  if (defined.length < 2) return null
  return { quantity, values, predicted: curve, metastable, thresholds, now }
}

interface Predicted {
  readonly spec: ModelSpec
  readonly prediction: Prediction
}

function predicted(experiment: Experiment, values: Values): Predicted | null {
  if (problemTogether(values) !== null) return null
  const spec = specOf(resolve(values))
  if (!isPredictedAtOnce(spec)) return null
  const prediction = predict(spec, splitOf({ ...experiment, values, events: [] }, spec))
  return prediction === null ? null : { spec, prediction }
}

/** The minority's cosine where it has one and no frame forbids it to move; else a margin, the minority's first. */
function tellingQuantity({ counts, choices, values }: ModelSpec): Quantity {
  const { minority } = groupsOf(counts)
  const isFrame = choices?.loss === 'squaredError'
  if (minority.length > 1 && !isFrame && values.temperature === undefined) return quantityOf('minorityClassifierCosine')
  return quantityOf(minority.length > 0 ? 'minorityMargin' : 'majorityMargin')
}

function valueAt({ spec, prediction }: Predicted, quantity: Quantity): number {
  const hasBias = (spec.choices?.bias ?? 'none') !== 'none'
  const found = pointOfTheory(prediction, { counts: spec.counts, hasBias }).read(quantity).value
  // Merged classes that have vanished have no angle; the strip then ends.
  return found ?? Number.NaN
}

/** Theory gives the logit of a branch that is a local optimum only: its margin, on an orthogonal frame. */
function metastableAt({ spec, prediction }: Predicted, quantity: Quantity): number {
  if (quantity.family !== 'margin') return Number.NaN
  const { majority, minority } = groupsOf(spec.counts)
  const members = quantity.key === 'minorityMargin' ? minority : majority
  const branch = prediction.metastable?.find(({ classes }) => classes.includes(members[0]))
  return branch?.logit ?? Number.NaN
}

/** Evenly over the slider on its own scale, whole numbers once, and the special ones with both of their sides. */
function valuesOf({ slider: [least, most], scale, kind }: NumberParameter, special: readonly number[]): Float64Array {
  const at = (share: number) => (scale === 'log' ? least * (most / least) ** share : least + share * (most - least))
  const even = Array.from({ length: POINTS }, (_, i) => at(i / (POINTS - 1)))
  // 1e-6: a jump is drawn as one.
  const sides = special.flatMap((value) => [value * (1 - 1e-6), value, value * (1 + 1e-6)])
  const all = [...even, ...sides].map((value) => (kind === 'integer' ? Math.round(value) : value))
  const within = all.filter((value) => value >= least && value <= most)
  return Float64Array.from(new Set(within)).toSorted((a, b) => a - b)
}
