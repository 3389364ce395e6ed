import type uPlot from 'uplot'
import { isDefined } from './chart-data.ts'
import type { ChartStyle } from './chart-style.ts'
import { element } from './element.ts'
import { showMath } from './math-nodes.ts'
import { valueText } from './number-text.ts'
import type { Curve } from './props.ts'
import { spreadLabels } from './spread-labels.ts'

interface Shown {
  readonly curve: Curve
  readonly style: ChartStyle
}

/** A label and where it belongs, in CSS pixels of the plot. */
interface Anchor {
  readonly node: HTMLElement
  readonly x: number
  readonly y: number
  /** On which side of its point a label has room. */
  readonly above: boolean
}

/**
 * Names at the ends of the lines, and what theory predicts at its beginning: placed after every drawing, apart from
 * each other. Where nothing is defined a note says so.
 */
export function createEndLabels() {
  let names: HTMLElement[] = []
  let theories: HTMLElement[] = []
  const note = element('div', 'curves-note')
  return {
    /** Makes the labels of a chart built anew. */
    fill(over: HTMLElement, { curve, style }: Shown): void {
      names = curve.lines.map((line) => labelled('curves-label curves-end', style.colourOf(line)))
      theories = curve.theory.map(() => labelled('curves-label curves-theory', style.palette.theory))
      over.append(...names, ...theories, note)
    },
    place(chart: uPlot, { curve, style }: Shown): void {
      const height = chart.over.clientHeight
      const size = style.caption * 1.25
      const ends = names.map((node, i) => {
        const { label, values } = curve.lines[i]
        const at = values.findLastIndex(Number.isFinite)
        node.textContent = at < values.length - 1 && at >= 0 ? `${label} ${curve.undefinedAs}` : label
        return label === ''
          ? hidden(node)
          : anchor(chart, node, values, at, comesFromBelow(chart, values, at, style.caption))
      })
      const starts = theories.map((node, i) => {
        const { label, values } = curve.theory[i]
        const at = lastStretch(values)
        showMath(node, `${label} ${valueText(values[at], curve.scale)}`)
        return curve.scale === 'log' && !(values[at] > 0) ? hidden(node) : anchor(chart, node, values, at)
      })
      settle(ends, size, height, -1)
      settle(starts, size, height, 1)
      note.textContent = chart.data[0].length === 0 || isDefined(curve) ? '' : curve.undefinedAs
    },
  }
}

function labelled(className: string, colour: string): HTMLElement {
  const node = element('div', className)
  node.style.color = colour
  return node
}

function hidden(node: HTMLElement): null {
  node.style.display = 'none'
  return null
}

function anchor(chart: uPlot, node: HTMLElement, values: Float64Array, at: number, above = true): Anchor | null {
  const x = chart.data[0][at]
  if (at < 0 || !Number.isFinite(values[at]) || x === undefined) return hidden(node)
  return { node, x: chart.valToPos(x, 'x'), y: chart.valToPos(values[at], 'y'), above }
}

/** Whether a line comes from below (or level) where its label would stand, 3 em before its end, so that above it is free. */
function comesFromBelow(chart: uPlot, values: Float64Array, at: number, em: number): boolean {
  const end = chart.valToPos(chart.data[0][at] ?? 1, 'x')
  const before = values[chart.posToIdx(end - 3 * em)]
  return !(before > values[at])
}

/** Where the last of the constant stretches of a theory line begins. */
function lastStretch(values: Float64Array): number {
  return values.findLastIndex((value, i) => i === 0 || value !== values[i - 1])
}

/** Puts labels beside their points, within the plot; `side` −1 ends them at the point, 1 begins them. */
function settle(anchors: readonly (Anchor | null)[], size: number, height: number, side: -1 | 1): void {
  const all = anchors.filter((one) => one !== null).sort((a, b) => a.y - b.y)
  const wanted = all.map(({ y, above }, i) => {
    const [roomAbove, roomBelow] = [y - (all[i - 1]?.y ?? -size), (all[i + 1]?.y ?? height + size) - y]
    // Between two labels on facing sides there must be room for both; else each takes the side that is away.
    const crowded = Math.min(roomAbove, roomBelow) < 2.5 * size
    const up = crowded ? roomAbove >= roomBelow : above
    return y + (up ? -0.75 : 0.75) * size
  })
  spreadLabels(wanted, size, height).forEach((middle, i) => {
    const { node, x } = all[i]
    node.style.display = ''
    const shift = side < 0 ? 'calc(-100% - 0.5em)' : '0.5em'
    node.style.transform = `translate(${x}px, ${middle}px) translate(${shift}, -50%)`
  })
}
