import { countsOf, minorityOf, resolve, type Experiment } from './experiment.ts'
import { axisParameters, valuesOfMap, type MapAxis, type MapView } from './map-view.ts'
import type { NumberParameter } from './parameter.ts'
import type { ParameterKey, Resolved } from './values.ts'

/** What a map is over, the most telling first, as far as the model reads it. */
const acrossFirst: readonly ParameterKey[] = ['lambdaW', 'budgetH', 'temperature', 'deviation', 'dimension']
const upFirst: readonly ParameterKey[] = ['imbalance', 'minorityWeight', 'lambdaH', 'budgetW', 'dimension', 'seed']

/** Imbalances go to 1,000 where each class is one column, whatever its samples; else a thousand samples for one are slow. */
const FARTHEST_IMBALANCE = 1000

/** Whether an experiment reads a parameter. */
function isRead({ off }: NumberParameter, resolved: Resolved): boolean {
  return off === undefined || off(resolved) === null
}

/** The axis of a parameter from end to end of its slider. */
export function axisOfSlider({ key, slider: [from, to], scale }: NumberParameter, { columns }: Pick<Resolved, 'columns'>): MapAxis {
  const end = key === 'imbalance' && columns === 'means' ? FARTHEST_IMBALANCE : to
  return { parameter: key, from, to: end, scale }
}

/** The first of these that an experiment reads, but for one that is taken; any that it reads where it reads none of them. */
function firstRead(among: readonly ParameterKey[], resolved: Resolved, taken: ParameterKey | null): NumberParameter {
  const ordered = [...among.map((key) => axisParameters.find((one) => one.key === key)), ...axisParameters]
  return ordered.find((one) => one !== undefined && one.key !== taken && isRead(one, resolved)) as NumberParameter
}

/** The map that a newcomer to an experiment sees: weight decay × imbalance, or what stands in their place in its model. */
export function defaultMap({ values }: Experiment): MapView {
  const oneColumn = resolve(valuesOfMap({ oneColumn: true }, values)).columns === 'means'
  const resolved = resolve(valuesOfMap({ oneColumn }, values))
  const x = firstRead(acrossFirst, resolved, null)
  const y = firstRead(upFirst, resolved, x.key)
  return {
    x: axisOfSlider(x, resolved),
    y: axisOfSlider(y, resolved),
    quantity: tellingQuantity(resolved, y.key),
    cells: 64,
    oneColumn,
  }
}

/** What shows minority collapse, or where there can be none how far the figure is from a simplex. */
function tellingQuantity(resolved: Resolved, y: ParameterKey): string {
  const imbalance = y === 'imbalance' ? Math.max(2, resolved.imbalance) : resolved.imbalance
  const minority = minorityOf(countsOf({ ...resolved, imbalance })).filter(Boolean)
  return minority.length > 1 ? 'minorityClassifierCosine' : 'nc2Classifiers'
}

/** The map with axes that the experiment reads: another model may have none of those chosen before. */
export function fittingMap(map: MapView, { values }: Experiment): MapView {
  const resolved = resolve(valuesOfMap(map, values))
  const has = ({ parameter }: MapAxis) => axisParameters.some((one) => one.key === parameter && isRead(one, resolved))
  const [hasX, hasY] = [has(map.x), has(map.y)]
  if (hasX && hasY) return map
  const x = hasX ? map.x : axisOfSlider(firstRead(acrossFirst, resolved, map.y.parameter), resolved)
  const y = hasY ? map.y : axisOfSlider(firstRead(upFirst, resolved, x.parameter), resolved)
  return { ...map, x, y }
}
