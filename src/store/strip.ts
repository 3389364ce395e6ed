import { problemTogether } from '../experiment/check.ts'
import { resolve, specOf } from '../experiment/experiment.ts'
import type { NumberParameter } from '../experiment/parameter.ts'
import { splitOf } from '../experiment/split-of.ts'
import { thresholdsOf } from '../experiment/thresholds-of.ts'
import type { Values } from '../experiment/values.ts'
import { groupsOf } from '../metrics/groups.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { quantityOf } from '../metrics/registry.ts'
import type { ModelSpec } from '../model/spec.ts'
import { pointOfTheory } from '../theory/point-of-theory.ts'
import type { Prediction, Threshold } from '../theory/prediction.ts'
import { isPredictedAtOnce, predict } from '../theory/registry.ts'

/** A predicted quantity against one parameter, everything else as it is at a moment of an experiment. */
export interface Strip {
  readonly quantity: Quantity
  /** Values of the parameter, rising, within its slider; every threshold among them, with both of its sides. */
  readonly values: Float64Array
  /** The quantity at the predicted optimum; NaN where it is not defined or not predicted. */
  readonly predicted: Float64Array
  /** Why it is NaN, in two words; '' where it is a number. */
  readonly missing: readonly string[]
  /** The quantity on the branch that is a local optimum only; all NaN where there is none. */
  readonly metastable: Float64Array
  /** Within the slider. */
  readonly thresholds: readonly Threshold[]
}

/** Values between the ends of a slider: a strip is some 250 pixels wide. */
const POINTS = 72
/** A quantity that moves by less than this part of its size does not move with the parameter. */
const STILL = 1e-6

/**
 * The strip of a parameter among the values in force at a moment, whatever its own; null where theory says
 * nothing at once of any of its values, or where the quantity that tells most does not move with it.
 *
 * A generator, so that who draws frames can take it a value at a time: one takes 0.3 to 10 ms.
 */
export function* stripSteps(base: Values, parameter: NumberParameter): Generator<void, Strip | null> {
  const at = (value: number) => predicted({ ...base, [parameter.key]: value })
  const here = predicted(base)
  yield
  const far = at(parameter.slider[1])
  const found = [here, far].filter((one) => one !== null)
  if (found.length === 0) return null
  const quantity = tellingQuantity((found.find(({ spec }) => groupsOf(spec.counts).minority.length > 0) ?? found[0]).spec)
  const thresholds = thresholdsOf(parameter, base, found[0].prediction).filter(({ value }) => isOnSlider(parameter, value))
  const values = valuesOf(parameter, thresholds.map(({ value }) => value))
  const curve = new Float64Array(values.length)
  const metastable = new Float64Array(values.length)
  const missing: string[] = []
  for (const [i, value] of values.entries()) {
    yield
    const there = at(value)
    curve[i] = there === null ? Number.NaN : valueAt(there, quantity)
    metastable[i] = there === null ? Number.NaN : metastableAt(there, quantity)
    missing.push(Number.isNaN(curve[i]) ? whyMissing(there, quantity) : '')
  }
  return thresholds.length > 0 || moves(curve) ? { quantity, values, predicted: curve, missing, metastable, thresholds } : null
}

/** The same at one go. */
export function stripOf(base: Values, parameter: NumberParameter): Strip | null {
  const steps = stripSteps(base, parameter)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** What is predicted of a quantity for these values: a number, or why there is none, in two words. */
export function predictedNow(values: Values, quantity: Quantity): number | string {
  const here = predicted(values)
  const value = here === null ? Number.NaN : valueAt(here, quantity)
  return Number.isNaN(value) ? whyMissing(here, quantity) : value
}

function isOnSlider({ slider: [least, most] }: NumberParameter, value: number): boolean {
  return value >= least && value <= most
}

function moves(curve: Float64Array): boolean {
  const defined = curve.filter((value) => !Number.isNaN(value))
  if (defined.length < 2) return false
  const [least, most] = [Math.min(...defined), Math.max(...defined)]
  return most - least > STILL * Math.max(Math.abs(least), Math.abs(most))
}

interface Predicted {
  readonly spec: ModelSpec
  readonly prediction: Prediction
}

function predicted(values: Values): Predicted | null {
  if (problemTogether(values) !== null) return null
  const spec = specOf(resolve(values))
  if (!isPredictedAtOnce(spec)) return null
  const prediction = predict(spec, splitOf({ version: 1, values, events: [] }, spec))
  return prediction === null ? null : { spec, prediction }
}

function whyMissing(there: Predicted | null, { key }: Quantity): string {
  if (there === null) return 'not predicted'
  const { minority } = groupsOf(there.spec.counts)
  if (key.startsWith('minority') && minority.length === 0) return 'no minority'
  return key === 'minorityClassifierCosine' && minority.length === 1 ? 'one minority class' : 'vanished'
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
