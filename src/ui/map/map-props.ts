import { faces, type Face, type HeatMapProps, type Place } from '../../charts/heat-map-props.ts'
import { resolve, type Experiment } from '../../experiment/experiment.ts'
import { shownCells } from '../../store/map-levels.ts'
import { hysteresisBands, phaseLines } from '../../store/map-lines.ts'
import type { MapRecord } from '../../store/map-machine.ts'
import { readCell, type CellReading, type MapQuantity } from '../../store/map-quantity.ts'
import { regimeNames, regionsOf } from '../../store/map-regions.ts'
import { placeOnAxis, type MapPlan } from '../../store/map-sweep.ts'
import type { Appearance } from '../../theme/appearance.ts'
import { heatMapAxis, valueScale } from './map-scale.ts'

/** A region smaller than this share of the plane has no name on it. */
const SMALLEST = 0.004

/** What a map is drawn from. */
export interface MapLook {
  readonly record: MapRecord
  readonly quantity: MapQuantity
  readonly experiment: Experiment
  readonly isStale: boolean
  readonly appearance: Appearance
  readonly weight?: number
  /** Of the picture, in CSS pixels. */
  readonly size: readonly [width: number, height: number]
}

/** The picture of a map: colours, faces, lines and names. */
export function mapProps({ record, quantity, experiment, isStale, appearance, weight, size }: MapLook): HeatMapProps {
  const { plan, cells } = record
  const [columns, rows] = [plan.x.values.length, plan.y.values.length]
  const shown = shownCells(columns, rows, (index) => cells[index] !== null)
  const readings = cells.map((cell) => (cell === null ? null : readCell(cell, quantity)))
  const { scale, shareOf } = valueScale(quantity, readings.flatMap((one) => (one?.kind === 'value' ? [one.value] : [])))
  const lines = phaseLines(plan, record.lines)
  return {
    columns,
    rows,
    shares: Float64Array.from(shown, (index) => shareOfReading(readings[index] ?? null, shareOf)),
    faces: Uint8Array.from(shown, (index) => faceOf(readings[index] ?? null, cells[index]?.atRest ?? true)),
    x: heatMapAxis('x', plan.map.x, plan.x.values, size[0]),
    y: heatMapAxis('y', plan.map.y, plan.y.values, size[1]),
    quantity: { name: quantity.name, symbol: quantity.symbol },
    scale,
    lines: lines.map(({ name, isSpinodal, points }) => ({ name, isMinor: isSpinodal, points })),
    bands: hysteresisBands(plan, record.lines).map(({ outline }) => outline),
    regions: regions(record, shown, size),
    keys: [],
    here: hereOn(plan, experiment),
    isStale,
    appearance,
    weight,
  }
}

function shareOfReading(reading: CellReading | null, shareOf: (value: number) => number): number {
  return reading?.kind === 'value' ? shareOf(reading.value) : Number.NaN
}

function faceOf(reading: CellReading | null, isAtRest: boolean): Face {
  if (reading === null) return faces.unknown
  if (reading.kind === 'value') return isAtRest ? faces.value : faces.unsettled
  return faces[reading.kind]
}

function regions({ plan, cells }: MapRecord, shown: Int32Array, [width, height]: MapLook['size']): HeatMapProps['regions'] {
  const [columns, rows] = [plan.x.values.length, plan.y.values.length]
  const aspect = (width * rows) / (height * columns)
  return regionsOf(columns, rows, aspect, (index) => cells[shown[index]]?.predicted?.regime ?? null)
    .filter(({ size }) => size >= SMALLEST * columns * rows)
    .map(({ regime, column, row }) => ({ name: regimeNames[regime], at: [column, row] }))
}

/** Where the experiment of the page lies on a map; null where that is not on it. */
export function hereOn({ map, x, y }: MapPlan, experiment: Experiment): Place | null {
  const resolved = resolve(experiment.values)
  const column = placeOnAxis(x.values, map.x.scale, Number(resolved[map.x.parameter]))
  const row = placeOnAxis(y.values, map.y.scale, Number(resolved[map.y.parameter]))
  const isOn = (place: number, count: number) => place >= -0.5 && place <= count - 0.5
  return isOn(column, x.values.length) && isOn(row, y.values.length) ? [column, row] : null
}
