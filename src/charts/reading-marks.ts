import type uPlot from 'uplot'
import type { ChartStyle } from './chart-style.ts'
import { element } from './element.ts'
import { showMath } from './math-nodes.ts'
import { valueText } from './number-text.ts'
import type { Curve, CurvesProps } from './props.ts'
import { valueAt, type Reading } from './reading.ts'

interface Shown {
  readonly curve: Curve
  readonly props: CurvesProps
}

/** What moves over a drawn chart: the line of the current moment, a dot on each line, the time under the pointer. */
export function createReadingMarks() {
  const line = element('div', 'curves-now')
  const time = element('div', 'curves-time')
  let dots: HTMLElement[] = []
  return {
    /** Makes the marks of a chart built anew. */
    fill(over: HTMLElement, { curve, style }: { curve: Curve; style: ChartStyle }): void {
      dots = curve.lines.map((drawn) => {
        const dot = element('div', drawn.role === 'minority' ? 'curves-dot curves-ring' : 'curves-dot')
        dot.style.color = style.colourOf(drawn)
        return dot
      })
      over.append(line, ...dots, time)
    },
    /** Moves them; nothing is drawn anew. */
    move(chart: uPlot, { curve, props }: Shown, now: Reading | null, hover: Reading | null): void {
      moveTo(line, now === null ? null : xOf(chart, props, now), 0)
      const reading = hover ?? now
      const x = reading === null ? null : xOf(chart, props, reading)
      dots.forEach((dot, i) => {
        const value = reading === null ? Number.NaN : valueAt(curve.lines[i].values, reading, curve.scale)
        const drawn = Number.isFinite(value) && (curve.scale === 'linear' || value > 0)
        moveTo(dot, drawn ? x : null, drawn ? chart.valToPos(value, 'y') : 0)
      })
      moveTo(time, hover === null ? null : xOf(chart, props, hover), 0)
      if (hover !== null) showMath(time, `t = ${valueText(valueAt(props.times, hover, 'linear'), 'log')}`)
    },
  }
}

function xOf(chart: uPlot, { place }: CurvesProps, reading: Reading): number {
  return chart.valToPos(valueAt(place, reading, 'linear'), 'x')
}

function moveTo(node: HTMLElement, x: number | null, y: number): void {
  node.style.visibility = x === null ? 'hidden' : ''
  if (x !== null) node.style.transform = `translate(${x}px, ${y}px)`
}
