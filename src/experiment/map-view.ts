import { quantities } from '../metrics/registry.ts'
import { problemWithValue } from './check.ts'
import { resolve } from './experiment.ts'
import type { NumberParameter } from './parameter.ts'
import { parameterOf, parameters } from './parameters.ts'
import { numberText } from './number-text.ts'
import { quoted } from './quoted.ts'
import type { ParameterKey, Values } from './values.ts'

/** One direction of a map: a parameter from one value to another, in even steps of it or of its logarithm. */
export interface MapAxis {
  readonly parameter: ParameterKey
  readonly from: number
  readonly to: number
  readonly scale: 'log' | 'linear'
}

/** A plane of runs: two parameters, what each run is coloured by, and how many runs there are each way at most. */
export interface MapView {
  readonly x: MapAxis
  readonly y: MapAxis
  /** Key of a quantity, or of a fact of the run: one of mapQuantityKeys. */
  readonly quantity: string
  readonly cells: MapCells
  /** Whether each class is one column, which stands for all its samples, wherever the model allows it. */
  readonly oneColumn: boolean
}

export const mapCells = [8, 16, 32, 64] as const
export type MapCells = (typeof mapCells)[number]

/** The parameters that an axis can have. */
export const axisParameters: readonly NumberParameter[] = parameters.filter(
  (one): one is NumberParameter => (one.kind === 'integer' || one.kind === 'real') && one.level !== 'event',
)

/** Facts of a run that a map can show beside the quantities of its last moment. */
export const mapFacts = ['gradients', 'time'] as const

/** Everything that a map can be coloured by. */
export const mapQuantityKeys: readonly string[] = [...quantities.map(({ key }) => key), ...mapFacts]

/** The parameter of an axis. */
export function axisParameter(key: ParameterKey): NumberParameter {
  return axisParameters.find((one) => one.key === key) as NumberParameter
}

/** The values that the runs of a map share. */
export function valuesOfMap({ oneColumn }: Pick<MapView, 'oneColumn'>, values: Values): Values {
  const own = { ...values, columns: 'means' }
  return oneColumn && parameterOf('columns').off?.(resolve(own)) == null ? own : values
}

/** Null where an axis can be drawn, else a sentence. */
export function problemWithAxis({ parameter: key, from, to, scale }: MapAxis): string | null {
  const parameter = axisParameter(key)
  const problem = problemWithValue(parameter, from) ?? problemWithValue(parameter, to)
  if (problem !== null) return problem
  if (from === to) return `The two ends of ${parameter.link} must differ; both are ${numberText(from)}.`
  if (scale === 'log' && Math.min(from, to) <= 0) return `A logarithmic axis has no 0; make ${parameter.link} linear.`
  return null
}

/** Null where the axes and the quantity make a map, else a sentence. */
export function problemWithMap({ x, y }: MapView): string | null {
  if (x.parameter !== y.parameter) return problemWithAxis(x) ?? problemWithAxis(y)
  return `The two axes must be two parameters; both are ${axisParameter(x.parameter).link}.`
}

/** How many of the names that are allowed an unknown one is told. */
const MOST_NAMES = 40

/** The sentence for a name that is none of those allowed. */
export function unknownName(what: string, name: string, allowed: readonly string[]): string {
  const list = allowed.slice(0, MOST_NAMES).join(', ')
  return `There is no ${what} ${quoted(name)}; there are ${list}${allowed.length > MOST_NAMES ? ', …' : ''}.`
}
