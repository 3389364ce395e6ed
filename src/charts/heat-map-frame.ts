import type { Box, Measure, Point } from './marks.ts'
import { mathRuns } from './math-runs.ts'
import type { HeatMapProps, Place } from './heat-map-props.ts'

/** Where the parts of a map lie, in CSS pixels. */
export interface HeatMapFrame {
  readonly plot: Box
  /** The bar of colours. */
  readonly bar: Box
  /** Whether the name of the quantity stands above the bar rather than beside it. */
  readonly isStacked: boolean
  readonly size: readonly [width: number, height: number]
  /** Height below the axes that keys take. */
  readonly keys: number
  /** Empty rim on all sides. */
  readonly padding: number
  readonly type: typeof heatMapType
}

/** Sizes of type in CSS pixels at the page's default. */
export const heatMapType = { label: 12.5, name: 13.5, title: 14, region: 15 } as const

/** Below this width the legend takes two lines. */
const NARROW = 560

/** The parts of a map of a size; type is magnified, and a rim left empty. */
export function heatMapFrame(
  props: HeatMapProps,
  [width, height]: readonly [number, number],
  measure: Measure,
  { magnification = 1, padding = 0 }: { readonly magnification?: number; readonly padding?: number } = {},
): HeatMapFrame {
  const type = Object.fromEntries(Object.entries(heatMapType).map(([name, size]) => [name, size * magnification])) as unknown as typeof heatMapType
  const isStacked = width < NARROW * magnification
  const ticks = props.y.ticks.map(({ label }) => measure(mathRuns(label), type.label, 450))
  const left = Math.ceil(padding + Math.max(0, ...ticks) + 1.9 * type.name + 12)
  const keys = props.keys.length > 0 ? 2 * type.label : 0
  const bottom = Math.ceil(padding + keys + 2.6 * type.label + 1.5 * type.name)
  const top = Math.ceil(padding + (isStacked ? 5.2 : 3.6) * type.label)
  const right = Math.ceil(padding + type.label)
  const plot: Box = [left, top, Math.max(1, width - left - right), Math.max(1, height - top - bottom)]
  const barWidth = isStacked ? plot[2] : Math.min(22 * type.label, plot[2] / 2.4)
  const bar: Box = [plot[0] + plot[2] - barWidth, padding + (isStacked ? 1.75 * type.title : 0.15 * type.label), barWidth, 0.85 * type.label]
  return { plot, bar, isStacked, size: [width, height], keys, padding, type }
}

/** Where a place of the plane lies. */
export function toPoint({ plot: [x, y, width, height] }: HeatMapFrame, { columns, rows }: Pick<HeatMapProps, 'columns' | 'rows'>, [column, row]: Place): Point {
  return [x + ((column + 0.5) / columns) * width, y + height - ((row + 0.5) / rows) * height]
}

/** The cell at a point; null outside of the plane. */
export function toCell({ plot: [x, y, width, height] }: HeatMapFrame, { columns, rows }: Pick<HeatMapProps, 'columns' | 'rows'>, point: Point): Place | null {
  const [column, row] = [((point[0] - x) / width) * columns, ((y + height - point[1]) / height) * rows]
  if (column < 0 || column >= columns || row < 0 || row >= rows) return null
  return [Math.floor(column), Math.floor(row)]
}

/** The box of a cell, its edges on whole pixels so that none shows between two. */
export function cellBox(frame: HeatMapFrame, props: Pick<HeatMapProps, 'columns' | 'rows'>, column: number, row: number, across = 1): Box {
  const [x0, y0] = toPoint(frame, props, [column - 0.5, row + 0.5]).map(Math.round)
  const [x1, y1] = toPoint(frame, props, [column + across - 0.5, row - 0.5]).map(Math.round)
  return [x0, y0, x1 - x0, y1 - y0]
}
