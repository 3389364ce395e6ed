import type uPlot from 'uplot'
import { linearRange, linearTicks, logRange, logTicks, roomyTicks, type Range } from './axis-ticks.ts'
import { strandsOf, type Strand } from './chart-data.ts'
import type { ChartStyle } from './chart-style.ts'
import type { Curve, CurvesProps } from './props.ts'

/** What a chart asks for while it lives. */
export interface ChartLife {
  /** Charts with one key share the pointer. */
  readonly syncKey: string
  /** Whether the pointer is one that can hover. */
  hovers(): boolean
  /** The latest props: their labels of the timeline are read at every drawing. */
  props(): CurvesProps
}

/** What uPlot is told of one chart. */
export function chartOptions(
  curve: Curve,
  style: ChartStyle,
  size: { readonly width: number; readonly height: number },
  life: ChartLife,
): uPlot.Options {
  const { caption } = style
  return {
    ...size,
    legend: { show: false },
    padding: [caption * 0.6, caption * 1.4, 0, 0],
    scales: { x: { time: false, range: () => [0, 1] }, y: yScale(curve) },
    axes: [timeAxis(style, life), valueAxis(curve, style)],
    series: [{}, ...strandsOf(curve).map((strand) => series(strand, curve, style))],
    bands: bandsOf(curve, style),
    cursor: {
      y: false,
      points: { show: false },
      drag: { x: false, y: false, setScale: false },
      bind: {
        mousedown: () => null,
        dblclick: () => null,
        mousemove: (_, __, handler) => (event) => (life.hovers() ? handler(event) : null),
      },
      sync: { key: life.syncKey },
    },
  }
}

function yScale({ scale, range: given }: Curve): uPlot.Scale {
  if (scale === 'log') return { distr: 3, range: (_, min, max) => [...logRange(min, max)] }
  return { range: (_, min, max) => [...linearRange(min, max, given)] }
}

function timeAxis({ palette, caption, hairline }: ChartStyle, { props }: ChartLife): uPlot.Axis {
  return {
    ...quietAxis,
    size: caption * 2,
    grid: { show: false },
    ticks: { stroke: palette.border, width: hairline, size: 4 },
    border: { show: true, stroke: palette.border, width: hairline },
    splits: (chart) => timeTicks(chart, props(), caption).map((tick) => tick.place),
  }
}

function valueAxis(curve: Curve, { palette, caption, hairline }: ChartStyle): uPlot.Axis {
  return {
    ...quietAxis,
    size: caption * 3.4,
    grid: { stroke: palette.border, width: hairline },
    ticks: { show: false },
    splits: (chart, _, min, max) => valueTicks(chart, curve, [min, max], caption),
  }
}

/** The labels are text of the page, not of the canvas. */
const quietAxis: uPlot.Axis = { values: (_, splits) => splits.map(() => ''), filter: (_, splits) => splits }

/** The labels of the timeline that find room; a tabular figure is about 0.64 em wide. */
export function timeTicks(chart: uPlot, { ticks }: CurvesProps, caption: number): CurvesProps['ticks'] {
  return roomyTicks(ticks, chart.bbox.width / devicePixelRatio, (label) => label.length * 0.64 * caption)
}

/** The round values that find room, one to every 3.2 em of height at most, and three in any case. */
export function valueTicks(chart: uPlot, { scale }: Curve, range: Range, caption: number): number[] {
  const most = Math.max(3, Math.round(chart.bbox.height / devicePixelRatio / (caption * 3.2)))
  return (scale === 'log' ? logTicks : linearTicks)(range, most)
}

function series({ kind, of }: Strand, curve: Curve, style: ChartStyle): uPlot.Series {
  const shared = { points: { show: false }, spanGaps: false }
  switch (kind) {
    // Walls as thick as half a line.
    case 'theory':
      return { ...shared, stroke: style.palette.theory, width: 2 * style.line }
    case 'core':
      return { ...shared, stroke: style.palette.raised, width: style.line }
    case 'high':
    case 'low':
      return { ...shared, width: 0 }
    case 'line': {
      const line = curve.lines[of]
      const dash = line.dashed === true ? [2.5 * style.line, 2 * style.line] : undefined
      return { ...shared, stroke: style.colourOf(line), width: style.line, dash, cap: 'round' }
    }
  }
}

function bandsOf(curve: Curve, style: ChartStyle): uPlot.Band[] {
  const strands = strandsOf(curve)
  return strands.flatMap(({ kind, of }, i) =>
    // 0x1e of 0xff: about an eighth.
    kind === 'high' ? [{ series: [i + 1, i + 2], fill: `${style.colourOf(curve.lines[of])}1e` }] : [],
  )
}
