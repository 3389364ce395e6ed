import uPlot from 'uplot'
import { chartData, isDefined } from './chart-data.ts'
import { chartOptions, timeTicks, valueTicks } from './chart-options.ts'
import type { ChartStyle } from './chart-style.ts'
import { element } from './element.ts'
import { createEndLabels } from './end-labels.ts'
import { createHeading } from './heading.ts'
import { linearTickText, logTickText } from './number-text.ts'
import { watchPointer } from './pointer.ts'
import type { Curve, CurvesProps } from './props.ts'
import { readingAt, type Reading } from './reading.ts'
import { createReadingMarks } from './reading-marks.ts'
import { createTickLabels } from './tick-labels.ts'

interface Shown {
  readonly curve: Curve
  readonly props: CurvesProps
  readonly style: ChartStyle
}

/** One small multiple: a heading, the chart, and what moves over it. */
export class Chart {
  /** How often it has been drawn. */
  drawings = 0
  private readonly figure = element('figure', 'curves-chart')
  private readonly plot = element('div', 'curves-plot')
  private readonly heading = createHeading()
  private readonly ticks = createTickLabels()
  private readonly labels = createEndLabels()
  private readonly marks = createReadingMarks()
  private chart: uPlot | null = null
  private shown: Shown | null = null
  private structure = ''
  private now: Reading | null = null

  /**
   * At the end of `parent`.
   * @param syncKey charts with one key share the pointer
   */
  constructor(
    parent: HTMLElement,
    private readonly syncKey: string,
  ) {
    // For those who do not see it there is the table.
    this.plot.ariaHidden = 'true'
    this.figure.append(this.heading.node, this.plot)
    parent.append(this.figure)
  }

  /** Takes values; `style` is a new object where it has changed. */
  show(curve: Curve, props: CurvesProps, style: ChartStyle): void {
    const structure = structureOf(curve)
    const fits = structure === this.structure && style === this.shown?.style
    this.shown = { curve, props, style }
    this.figure.dataset['chart'] = curve.key
    this.structure = structure
    this.heading.name(curve, style, props)
    if (fits && this.chart !== null) this.chart.setData(chartData(curve, props.place))
    else this.build(this.shown)
  }

  /** Moves the line of the current moment; nothing is drawn anew. */
  setNow(now: Reading | null): void {
    this.now = now
    this.read()
  }

  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.plot
    if (this.chart === null && this.shown !== null) this.build(this.shown)
    else if (width > 0 && (this.chart?.width !== width || this.chart.height !== height)) {
      this.chart?.setSize({ width, height })
    }
  }

  destroy(): void {
    this.chart?.destroy()
    this.figure.remove()
  }

  private build({ curve, props, style }: Shown): void {
    this.chart?.destroy()
    this.chart = null
    const { clientWidth: width, clientHeight: height } = this.plot
    if (width === 0) return
    let hovers = (): boolean => true
    const options = chartOptions(curve, style, { width, height }, {
      syncKey: this.syncKey,
      hovers: () => hovers(),
      props: () => this.shown?.props ?? props,
    })
    const hooks: uPlot.Options['hooks'] = { draw: [(chart) => this.drawn(chart)], setCursor: [() => this.read()] }
    this.chart = new uPlot({ ...options, hooks }, chartData(curve, props.place), this.plot)
    const { over } = this.chart
    hovers = watchPointer(over, (place) => this.shown?.props.onSeek(place))
    // A drawer may have moved the chart since the pointer was here last.
    over.addEventListener('pointerenter', () => this.chart?.syncRect(true))
    this.ticks.fill(over)
    this.labels.fill(over, { curve, style })
    this.marks.fill(over, { curve, style })
  }

  private drawn(chart: uPlot): void {
    this.drawings++
    if (this.shown === null) return
    const { curve, props, style } = this.shown
    const { min = 0, max = 1 } = chart.scales['y']
    const text = curve.scale === 'log' ? logTickText : linearTickText
    this.ticks.place(
      timeTicks(chart, props, style.caption).map(({ place, label }) => ({
        at: chart.valToPos(place, 'x'),
        text: label,
      })),
      (isDefined(curve) ? valueTicks(chart, curve, [min, max], style.caption) : []).map((value) => ({
        at: chart.valToPos(value, 'y'),
        text: text(value),
      })),
    )
    this.labels.place(chart, this.shown)
    this.read()
  }

  /** Shows the values under the pointer, or else those of the current moment. */
  private read(): void {
    if (this.chart === null || this.shown === null) return
    const { curve, props } = this.shown
    const { left = -1 } = this.chart.cursor
    const hover = left < 0 ? null : readingAt(props.place, this.chart.posToVal(left, 'x'))
    this.marks.move(this.chart, this.shown, this.now, hover)
    this.heading.read(curve, hover ?? this.now)
  }
}

/** What cannot change without building a chart anew. */
function structureOf({ key, scale, range, lines, theory }: Curve): string {
  const shapes = lines.map(({ label, role, colourOf, low, dashed }) => [label, role, colourOf, low !== undefined, dashed])
  return JSON.stringify([key, scale, range, shapes, theory.length])
}
