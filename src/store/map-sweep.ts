import type { Experiment } from '../experiment/experiment.ts'
import { fittingMap } from '../experiment/default-map.ts'
import { encodeLink } from '../experiment/link.ts'
import { valuesOfMap, type MapAxis, type MapView } from '../experiment/map-view.ts'
import { openingView } from '../experiment/view.ts'
import { without } from '../experiment/without.ts'
import { quantities } from '../metrics/registry.ts'
import { axisOf, type Axis, type AxisRange } from '../sweep/axis.ts'
import type { Sweep } from '../sweep/sweep.ts'
import type { Plane } from '../sweep/threshold-lines.ts'

/** What a map computes. */
export interface MapPlan {
  /** Two maps with one key show the same runs. */
  readonly key: string
  /** Whose axes the experiment reads. */
  readonly map: MapView
  readonly sweep: Sweep
  readonly x: Axis
  readonly y: Axis
  readonly plane: Plane
}

/** The plan of a map of an experiment, or the sentence why there is none. What is on an axis is not part of it. */
export function mapPlan(wanted: MapView, experiment: Experiment): MapPlan | { readonly problem: string } {
  const map = fittingMap(wanted, experiment)
  const ranges = [rangeOf(map.x, map.cells), rangeOf(map.y, map.cells)]
  const [x, y] = ranges.map(axisOf)
  if ('problem' in x) return x
  if ('problem' in y) return y
  const shared = { ...experiment, values: without(valuesOfMap(map, experiment.values), x.key, y.key) }
  const sweep = { experiment: shared, axes: [x, y], quantities: quantities.map(({ key }) => key) }
  const link = encodeLink({ experiment: shared, view: openingView })
  const plane = { experiment: shared, x: ranges[0], y: ranges[1] }
  return { key: JSON.stringify([link, ranges]), map, sweep, x, y, plane }
}

function rangeOf({ parameter, from, to, scale }: MapAxis, count: number): AxisRange {
  return { key: parameter, from, to, count, spacing: scale }
}

/**
 * Where a value lies on an axis, in cells: 0 is the middle of the first, 1 that of the second; between two in the
 * axis's own scale, beyond the ends as near them. NaN where the scale has no such value.
 */
export function placeOnAxis(values: readonly number[], scale: 'log' | 'linear', value: number): number {
  const at = (one: number) => (scale === 'log' ? Math.log(one) : one)
  if (values.length === 1) return value === values[0] ? 0 : Number.NaN
  const isRising = values[values.length - 1] > values[0]
  const beyond = values.findIndex((one) => (isRising ? one > value : one < value))
  const i = Math.min(values.length - 2, Math.max(0, (beyond < 0 ? values.length : beyond) - 1))
  return i + (at(value) - at(values[i])) / (at(values[i + 1]) - at(values[i]))
}
