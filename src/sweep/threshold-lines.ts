import { segmentsOf, valuesAt, type Experiment } from '../experiment/experiment.ts'
import { parameterOf } from '../experiment/parameters.ts'
import { splitOf } from '../experiment/split-of.ts'
import { thresholdsOf } from '../experiment/thresholds-of.ts'
import { predict } from '../theory/registry.ts'
import type { Threshold } from '../theory/prediction.ts'
import { axisOf, type Axis, type AxisRange } from './axis.ts'
import { cellAt, problemWithCell } from './sweep.ts'

/** A plane whose lines are wanted. */
export interface Plane {
  readonly experiment: Experiment
  readonly x: AxisRange
  readonly y: AxisRange
}

/** Where the optimum changes its kind, as far as it goes without a gap. */
export interface ThresholdLine extends Pick<Threshold, 'symbol' | 'meaning'> {
  /** Link key of the parameter that the threshold is one of: that of x or that of y. */
  readonly parameter: string
  /** (x, y), in the order of the other parameter; some may lie beyond the ends of the axis, so that lines cross the edge. */
  readonly points: readonly (readonly [x: number, y: number])[]
}

/** Values of the other parameter at which a threshold is taken: some five pixels apart. */
const FINE = 96

/**
 * The exact lines of a plane, from the thresholds in x at values of y and the other way round. A generator that
 * gives what it has so far, value by value: one takes 0.3 to 40 ms.
 * @returns a sentence where a range is no axis.
 */
export function* thresholdLines({ experiment, x, y }: Plane): Generator<readonly ThresholdLine[], string | null> {
  const lines: ThresholdLine[] = []
  for (const [own, other] of [[x, y], [y, x]] as const) {
    const [axis, across] = [axisOf(own), axisOf({ ...other, count: FINE })]
    if ('problem' in axis) return axis.problem
    if ('problem' in across) return across.problem
    // The lines that the value before has reached, by symbol.
    let open = new Map<string, [number, number][]>()
    for (const value of across.values) {
      const reached = new Map<string, [number, number][]>()
      for (const { symbol, meaning, value: at } of thresholdsAt(experiment, axis, across, value)) {
        const points = open.get(symbol) ?? []
        if (points.length === 0) lines.push({ symbol, meaning, parameter: axis.link, points })
        points.push(own === x ? [at, value] : [value, at])
        reached.set(symbol, points)
      }
      open = reached
      yield lines
    }
  }
  return null
}

/** The thresholds on an axis at a value across it; they do not depend on the axis's own value, but where it makes no run. */
function thresholdsAt(experiment: Experiment, axis: Axis, across: Axis, value: number): Threshold[] {
  const parameter = parameterOf(axis.key)
  const middle = axis.values[Math.floor(axis.values.length / 2)]
  for (const own of [middle, axis.values[0], axis.values[axis.values.length - 1]]) {
    const sweep = { experiment, axes: [{ ...axis, values: [own] }, { ...across, values: [value] }], quantities: [] }
    const cell = cellAt(sweep, 0)
    if (problemWithCell(sweep, cell) !== null) continue
    const segments = segmentsOf(cell.experiment)
    const { from, spec } = segments[segments.length - 1]
    const prediction = predict(spec, splitOf(cell.experiment, spec))
    if (prediction !== null && 'slider' in parameter) return thresholdsOf(parameter, valuesAt(cell.experiment, from), prediction)
  }
  return []
}
