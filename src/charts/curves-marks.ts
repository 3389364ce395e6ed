import { linearRange, linearTicks, logRange, logTicks, roomyTicks, type Range } from './axis-ticks.ts'
import { isDefined } from './chart-data.ts'
import { chartStyle, type ChartStyle } from './chart-style.ts'
import type { Box, Mark, Measure, PathMark, Point, TextMark } from './marks.ts'
import { mathRuns, plainRun, type Run } from './math-runs.ts'
import { linearTickText, logTickText, readingText } from './number-text.ts'
import type { Curve, CurvesProps } from './props.ts'
import { spreadLabels } from './spread-labels.ts'

/** Size of one chart on paper, in CSS pixels (a 96th of an inch): two side by side fit a page. */
const CHART = { width: 340, height: 232, gap: 28, rim: 16 } as const
/** Room above a plot for its heading, below for times, at the left for values and between a plot and its names. */
const ROOM = { above: 46, below: 40, left: 44, names: 8 } as const
const SMALL = 10.5
/** Another font in the place of ours is wider by so much. */
const SLACK = 1.12
/** Names at the ends of lines take at most this share of a chart. */
const MOST_NAMES = 0.42

/** What the curves are on paper. */
export interface CurvesPicture {
  readonly marks: readonly Mark[]
  readonly size: readonly [number, number]
}

/** The curves as marks on white paper, small multiples side by side; `clock` names the axis of time. */
export function curvesMarks(props: CurvesProps, clock: string, measure: Measure): CurvesPicture {
  const style = chartStyle({ ...props, appearance: 'light', magnification: 0.8 }, SMALL)
  const columns = props.curves.length < 3 ? Math.max(1, props.curves.length) : 2
  const { width, height, gap, rim } = CHART
  const rows = Math.ceil(props.curves.length / columns)
  const marks = props.curves.flatMap((curve, i) => {
    const [x, y] = [rim + (i % columns) * (width + gap), rim + Math.floor(i / columns) * (height + gap)]
    return chartMarks(curve, { ...props, style, clock, measure }, [x, y])
  })
  return { marks, size: [2 * rim + columns * (width + gap) - gap, 2 * rim + rows * (height + gap) - gap] }
}

interface Shared extends CurvesProps {
  readonly style: ChartStyle
  readonly clock: string
  readonly measure: Measure
}

/** A plot and how values lie in it. */
interface Plot {
  readonly box: Box
  readonly range: Range
  xOf(place: number): number
  yOf(value: number): number
}

function chartMarks(curve: Curve, shared: Shared, [x, y]: Point): Mark[] {
  const { style, measure } = shared
  const names = namesOf(curve, shared)
  const widest = names.reduce((most, { runs }) => Math.max(most, measure(runs, SMALL, 500)), 0)
  const right = Math.min(MOST_NAMES * CHART.width, SLACK * widest + ROOM.names)
  const box: Box = [x + ROOM.left, y + ROOM.above, CHART.width - ROOM.left - right, CHART.height - ROOM.above - ROOM.below]
  const plot = plotOf(curve, box)
  const { text, mutedText } = style.palette
  const heading: Mark[] = [
    textMark(plainRun(curve.name), [x, y + 9], text, { size: 13, weight: 600 }),
    textMark(detailOf(curve, measure), [x, y + 27], mutedText),
  ]
  if (!isDefined(curve)) return [...heading, textMark(mathRuns(curve.undefinedAs), [box[0], box[1] + 20], mutedText)]
  return [...heading, ...axes(curve, plot, shared), { kind: 'group', clip: grown(box), opacity: 1, marks: lines(curve, plot, shared) }, ...placed(names, plot)]
}

/** The symbol and the convention, as far as there is room for it. */
function detailOf({ symbol, convention }: Curve, measure: Measure): Run[] {
  const words = convention.split(' ')
  const runs = (count: number) => [...mathRuns(symbol), ...plainRun('   '), ...mathRuns(words.slice(0, count).join(' ') + (count < words.length ? ' …' : ''))]
  let count = words.length
  while (count > 0 && SLACK * measure(runs(count), SMALL, 450) > CHART.width) count--
  return count === 0 ? mathRuns(symbol) : runs(count)
}

function plotOf(curve: Curve, box: Box): Plot {
  const [left, top, width, height] = box
  const isLog = curve.scale === 'log'
  const drawn = [...curve.lines.flatMap(({ values, low, high }) => [values, low, high]), ...curve.theory.map(({ values }) => values)]
    .flatMap((values) => (values === undefined ? [] : Array.from(values)))
    .filter((value) => Number.isFinite(value) && (!isLog || value > 0))
  const least = drawn.reduce((found, value) => Math.min(found, value), Infinity)
  const most = drawn.reduce((found, value) => Math.max(found, value), -Infinity)
  const ends = drawn.length === 0 ? [null, null] : [least, most]
  const range = isLog ? logRange(ends[0], ends[1]) : linearRange(ends[0], ends[1], curve.range)
  const scaled = (value: number) => (isLog ? Math.log(value) : value)
  const [from, to] = [scaled(range[0]), scaled(range[1])]
  return { box, range, xOf: (place) => left + place * width, yOf: (value) => top + height * (1 - (scaled(value) - from) / (to - from)) }
}

function axes(curve: Curve, { box, range, xOf, yOf }: Plot, { ticks, style, clock, measure }: Shared): Mark[] {
  const [left, top, width, height] = box
  const { border, outline, mutedText } = style.palette
  const isLog = curve.scale === 'log'
  const values = (isLog ? logTicks : linearTicks)(range, 5)
  const times = roomyTicks(ticks, width, (label) => measure(mathRuns(label), SMALL, 450))
  const unit = curve.unit ?? ''
  return [
    ...values.flatMap((value): Mark[] => [
      line([[left, yOf(value)], [left + width, yOf(value)]], border, 0.75),
      textMark(mathRuns(`${(isLog ? logTickText : linearTickText)(value)}${unit}`), [left - 6, yOf(value)], mutedText, { anchor: 'end' }),
    ]),
    line([[left, top + height], [left + width, top + height]], outline, 1),
    ...times.flatMap(({ place, label }): Mark[] => [
      line([[xOf(place), top + height], [xOf(place), top + height + 4]], outline, 1),
      textMark(mathRuns(label), [xOf(place), top + height + 13], mutedText, { anchor: 'middle' }),
    ]),
    textMark(mathRuns(clock), [left + width, top + height + 28], mutedText, { anchor: 'end' }),
  ]
}

/** From the bottom up, as on the page: theory, bands, lines. */
function lines({ lines: own, theory, scale }: Curve, plot: Plot, { place, style }: Shared): Mark[] {
  const strands = (values: Float64Array) => strandsOf(values, place, plot, scale)
  return [
    ...theory.flatMap(({ values }) => strands(values).map((points) => line(points, style.palette.theory, 2 * style.line))),
    ...theory.flatMap(({ values }) => strands(values).map((points) => line(points, '#ffffff', style.line))),
    ...own.flatMap((one): Mark[] => (one.low === undefined || one.high === undefined ? [] : bandOf(one.low, one.high, place, plot, scale, style.colourOf(one)))),
    ...own.flatMap((one) => strands(one.values).map((points) => ({ ...line(points, style.colourOf(one), style.line), ...(one.dashed === true ? { dash: [4, 3] } : {}) }))),
  ]
}

/** The points of a line, cut where it is not defined. */
function strandsOf(values: Float64Array, place: Float64Array, { xOf, yOf }: Plot, scale: Curve['scale']): Point[][] {
  const strands: Point[][] = [[]]
  values.forEach((value, i) => {
    if (!Number.isFinite(value) || (scale === 'log' && value <= 0)) strands.push([])
    else strands[strands.length - 1].push([xOf(place[i]), yOf(value)])
  })
  return strands.filter((points) => points.length > 1)
}

function bandOf(low: Float64Array, high: Float64Array, place: Float64Array, plot: Plot, scale: Curve['scale'], colour: string): Mark[] {
  const isWhole = (i: number) => Number.isFinite(low[i] + high[i]) && (scale === 'linear' || low[i] > 0)
  const [lows, highs] = [low, high].map((values) => strandsOf(values.map((value, i) => (isWhole(i) ? value : NaN)), place, plot, scale))
  return lows.map((points, s) => ({ ...line([...points, ...highs[s].toReversed()], colour, 0), isClosed: true, isFilled: true, opacity: 0.12 }))
}

interface Name {
  readonly runs: readonly Run[]
  readonly value: number
  readonly colour: string
}

/** What stands at the end of each line: its name and its last value; theory likewise, each prediction once. */
function namesOf(curve: Curve, { style }: Shared): Name[] {
  const told = (label: string, value: number) => mathRuns([label, readingText(value, curve)].filter((part) => part !== '').join(' '))
  const last = (values: Float64Array) => values.findLast((value) => Number.isFinite(value) && (curve.scale === 'linear' || value > 0))
  const own = curve.lines.flatMap((one): Name[] => {
    const value = last(one.values)
    if (value === undefined) return []
    const isGone = !Number.isFinite(one.values[one.values.length - 1])
    return [{ runs: isGone ? mathRuns(`${one.label} ${curve.undefinedAs}`) : told(one.label, value), value, colour: style.inkOf(one) }]
  })
  const predicted = curve.theory.flatMap(({ label, values }): (Name & { key: string })[] => {
    const value = last(values)
    return value === undefined ? [] : [{ runs: told(label, value), value, colour: style.palette.theory, key: `${label} ${readingText(value, curve)}` }]
  })
  return [...own, ...predicted.filter(({ key }, i) => predicted.findIndex((other) => other.key === key) === i)]
}

function placed(names: readonly Name[], { box: [left, top, width, height], yOf }: Plot): Mark[] {
  const ordered = [...names].sort((a, b) => yOf(a.value) - yOf(b.value))
  const middles = spreadLabels(ordered.map(({ value }) => yOf(value) - top), 1.3 * SMALL, height)
  return ordered.map(({ runs, colour }, i) => textMark(runs, [left + width + ROOM.names, top + middles[i]], colour, { weight: 500 }))
}

/** Lines at the very edge are drawn whole. */
function grown([x, y, width, height]: Box): Box {
  return [x - 2, y - 2, width + 4, height + 4]
}

function line(points: readonly Point[], colour: string, width: number): PathMark {
  return { kind: 'path', points, colour, width, isClosed: false, isFilled: false, opacity: 1 }
}

function textMark(runs: readonly Run[], at: Point, colour: string, look: Partial<Pick<TextMark, 'size' | 'weight' | 'anchor'>> = {}): TextMark {
  return { kind: 'text', runs, at, size: SMALL, weight: 450, colour, anchor: 'start', angle: 0, halo: null, ...look }
}
