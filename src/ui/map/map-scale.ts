import { linearTicks, logTicks, type Range } from '../../charts/axis-ticks.ts'
import type { HeatMapAxis, HeatMapScale } from '../../charts/heat-map-props.ts'
import { linearTickText, logTickText, valueText } from '../../charts/number-text.ts'
import { axisParameter, type MapAxis } from '../../experiment/map-view.ts'
import type { MapQuantity } from '../../store/map-quantity.ts'
import { placeOnAxis } from '../../store/map-sweep.ts'

/** How values of a quantity lie along its colours. */
export interface ValueScale {
  readonly scale: HeatMapScale
  /** 0…1 of a value; held at the ends. */
  readonly shareOf: (value: number) => number
}

/** Ticks of the bar of colours at most. */
const BAR_TICKS = 5
/** Decades that a logarithmic scale spans at most: below lie roundings. */
const DECADES = 12

/** The scale of a quantity for the values that a map has; whole decades or round numbers, so that it seldom moves as a map fills. */
export function valueScale({ axis, range, centre, unit }: MapQuantity, values: readonly number[]): ValueScale {
  if (centre !== null) return centredScale(centre, range)
  if (axis === 'log') return logScale(values, unit)
  const [min, max] = Number.isFinite(range[0]) && Number.isFinite(range[1]) ? range : roundRange(values)
  const shareOf = (value: number) => (value - min) / (max - min)
  return { scale: { kind: 'sequential', span: [0, 1], ticks: ticksAt(linearTicks([min, max], BAR_TICKS), shareOf, linearTickText, unit) }, shareOf }
}

/** Equal distances from the centre have colours of equal strength; the bar shows what values there can be. */
function centredScale(centre: NonNullable<MapQuantity['centre']>, [min, max]: Range): ValueScale {
  const half = Math.max(max - centre.value, centre.value - min)
  const shareOf = (value: number) => 0.5 + (0.5 * (value - centre.value)) / half
  const ticks = [
    { at: shareOf(min), label: linearTickText(min) },
    { at: 0.5, label: `${valueText(centre.value, 'linear')} ${centre.name}` },
    { at: shareOf(max), label: linearTickText(max) },
  ]
  return { scale: { kind: 'diverging', span: [shareOf(min), shareOf(max)], ticks }, shareOf }
}

function logScale(values: readonly number[], unit: string): ValueScale {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value))
  const most = Math.ceil(Math.log10(positive.reduce((a, b) => Math.max(a, b), 0) || 1) - 1e-9)
  const least = Math.floor(Math.log10(positive.reduce((a, b) => Math.min(a, b), Infinity)) + 1e-9)
  const low = Math.min(most - 1, Math.max(most - DECADES, Number.isFinite(least) ? least : most - 1))
  const shareOf = (value: number) => (value > 0 ? (Math.log10(value) - low) / (most - low) : 0)
  return { scale: { kind: 'sequential', span: [0, 1], ticks: ticksAt(logTicks([10 ** low, 10 ** most], BAR_TICKS), shareOf, logTickText, unit) }, shareOf }
}

function roundRange(values: readonly number[]): Range {
  const finite = values.filter(Number.isFinite)
  if (finite.length === 0) return [0, 1]
  const [min, max] = [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))]
  const [first, second = first + 1] = linearTicks([min, max === min ? min + 1 : max], BAR_TICKS)
  const step = second - first
  return [Math.floor(min / step + 1e-9) * step, Math.ceil((max === min ? min + 1 : max) / step - 1e-9) * step]
}

function ticksAt(values: readonly number[], shareOf: (value: number) => number, text: (value: number) => string, unit: string) {
  return values.map((value) => ({ at: shareOf(value), label: `${text(value)}${unit}` }))
}

/** Fewest CSS pixels from tick to tick of an axis. */
const APART = { x: 84, y: 44 } as const

/** An axis with round ticks, as many as find room on `length` CSS pixels. */
export function heatMapAxis(which: 'x' | 'y', axis: MapAxis, values: readonly number[], length: number): HeatMapAxis {
  const { name, symbol } = axisParameter(axis.parameter)
  const ends: Range = [Math.min(...values), Math.max(...values)]
  const most = Math.max(2, Math.floor(length / APART[which]))
  const place = (value: number) => placeOnAxis(values, axis.scale, value)
  const round = values.length === 1 ? values : axis.scale === 'log' ? logTicks(ends, most) : linearTicks(ends, most)
  const text = axis.scale === 'log' ? logTickText : linearTickText
  const isWhole = axisParameter(axis.parameter).kind === 'integer'
  const labelled = round
    .filter((value) => !isWhole || Number.isInteger(value))
    .map((value) => ({ at: place(value), label: text(value) }))
  const between = axis.scale === 'log' && values.length > 2 && !isWhole ? minorTicks(ends).filter((value) => !round.includes(value)) : []
  const ticks = [...labelled, ...between.map((value) => ({ at: place(value), label: '' }))]
  return { name, symbol, ticks: ticks.filter(({ at }) => at >= -0.5 && at <= values.length - 0.5) }
}

/** Beyond so many decades ticks between them run into one another. */
const MINOR_DECADES = 5

/** 2 to 9 times the powers of ten, which tell at a glance that an axis is logarithmic. */
function minorTicks([min, max]: Range): number[] {
  const [first, last] = [Math.floor(Math.log10(min)), Math.ceil(Math.log10(max))]
  if (last - first > MINOR_DECADES) return []
  return Array.from({ length: last - first }, (_, i) => first + i).flatMap((power) =>
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => Number(`${digit}e${power}`)),
  )
}
