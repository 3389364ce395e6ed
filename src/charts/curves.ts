import 'uplot/dist/uPlot.min.css'
import './curves.css'
import { Chart } from './chart.ts'
import { chartStyle, type ChartStyle } from './chart-style.ts'
import { element } from './element.ts'
import { palettes } from '../theme/palette.ts'
import type { Curves, CurvesProps } from './props.ts'
import { readingAt } from './reading.ts'

/**
 * Curves as small multiples side by side in `container`, with one pointer and one current moment. The height of a
 * plot is the style property `--curves-height`, which the page may set.
 */
export function createCurves(container: HTMLElement): Curves {
  const grid = element('div', 'curves')
  container.append(grid)
  // Charts of one container share the pointer; the key is only a name.
  const syncKey = `curves ${Math.random()}`
  let charts: Chart[] = []
  let props: CurvesProps | null = null
  let style: ChartStyle | null = null
  let styleKey = ''
  let time: number | null = null

  const styled = (next: CurvesProps): ChartStyle => {
    setProperties(grid, next)
    grid.style.setProperty('--curves-columns', String(columnsFor(grid, next.curves.length)))
    const caption = Number.parseFloat(getComputedStyle(grid).fontSize)
    const key = [next.appearance, next.classes, next.magnification, caption].join(' ')
    if (style === null || key !== styleKey) style = chartStyle(next, caption)
    styleKey = key
    return style
  }
  const show = (next: CurvesProps): void => {
    props = next
    const shared = styled(next)
    while (charts.length < next.curves.length) charts.push(new Chart(grid, syncKey))
    charts.splice(next.curves.length).forEach((chart) => chart.destroy())
    next.curves.forEach((curve, i) => charts[i].show(curve, next, shared))
    moveCursor()
  }
  const moveCursor = (): void => {
    const now = props === null || time === null ? null : readingAt(props.times, time)
    charts.forEach((chart) => chart.setNow(now))
  }
  return {
    setProps: show,
    setCursor(t) {
      time = t
      moveCursor()
    },
    resize() {
      const before = style
      if (props !== null && styled(props) !== before) show(props)
      charts.forEach((chart) => chart.resize())
    },
    drawings: () => charts.reduce((sum, chart) => sum + chart.drawings, 0),
    destroy() {
      charts.forEach((chart) => chart.destroy())
      charts = []
      grid.remove()
    },
  }
}

/** As many charts side by side as are 17 em wide at least, in rows of equal length where that goes: 4, 2 or 1 of 4. */
function columnsFor(grid: HTMLElement, charts: number): number {
  const em = Number.parseFloat(getComputedStyle(grid).fontSize)
  const fitting = Math.max(1, Math.floor((grid.clientWidth / em + 2) / 19))
  const rows = Math.ceil(charts / Math.min(fitting, Math.max(1, charts)))
  return Math.max(1, Math.ceil(charts / rows))
}

function setProperties(grid: HTMLElement, { appearance, magnification = 1 }: CurvesProps): void {
  const { text, mutedText, accent, onAccent, raised, outline } = palettes[appearance]
  const properties = { text, muted: mutedText, accent, 'on-accent': onAccent, ground: raised, outline, magnification }
  for (const [name, value] of Object.entries(properties)) grid.style.setProperty(`--curves-${name}`, String(value))
}
