import type uPlot from 'uplot'
import { isDefined } from './chart-data.ts'
import type { ChartStyle } from './chart-style.ts'
import { element } from './element.ts'
import { showMath } from './math-nodes.ts'
import { readingText } from './number-text.ts'
import type { Curve } from './props.ts'
import { spreadLabels } from './spread-labels.ts'

/** What theory says for less than this part of the timeline has no label. */
const LEAST_SHARE = 0.2
/** Beyond this place the names at the ends of the lines leave no room after the beginning of another. */
const LATE = 0.4

interface Shown {
  readonly curve: Curve
  readonly style: ChartStyle
}

/** A label and where it belongs, in CSS pixels of the plot. */
interface Anchor {
  readonly node: HTMLElement
  readonly x: number
  readonly y: number
  /** Where a label has room: above, below, or beside the beginning of a line. */
  readonly side: 'above' | 'below' | 'before'
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
      names = curve.lines.map((line) => labelled('curves-label curves-end', style.inkOf(line)))
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
        return label === '' ? hidden(node) : anchor(chart, node, values, at, freeSide(chart, values, at, style.caption))
      })
      const starts = theories.map((node, i) => theoryAnchor(chart, node, curve, i))
      const said = starts.map((one) => (one === null ? '' : `${one.node.dataset['text']} ${one.x}`))
      const once = starts.map((one, i) => (one !== null && said.indexOf(said[i]) < i ? hidden(one.node) : one))
      settle(ends, size, height, true)
      settle(once.filter((one) => one?.side === 'before'), size, height, false)
      settle(once.filter((one) => one?.side !== 'before'), size, height, false)
      note.textContent = chart.data[0].length === 0 || isDefined(curve) ? '' : curve.undefinedAs
    },
  }
}

function theoryAnchor(chart: uPlot, node: HTMLElement, curve: Curve, i: number): Anchor | null {
  const { label, values } = curve.theory[i]
  const [from, to] = [values.findIndex(Number.isFinite), values.findLastIndex(Number.isFinite)]
  if (from < 0 || (curve.scale === 'log' && !(values[from] > 0))) return hidden(node)
  const [begin, end] = [chart.data[0][from] ?? 0, chart.data[0][to] ?? 0]
  if (end - begin < LEAST_SHARE) return hidden(node)
  showMath(node, `${label} ${readingText(values[from], curve)}`)
  return anchor(chart, node, values, from, begin > LATE ? 'before' : 'above')
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

function anchor(chart: uPlot, node: HTMLElement, values: Float64Array, at: number, side: Anchor['side']): Anchor | null {
  const x = chart.data[0][at]
  if (at < 0 || !Number.isFinite(values[at]) || x === undefined) return hidden(node)
  return { node, x: chart.valToPos(x, 'x'), y: chart.valToPos(values[at], 'y'), side }
}

/** Above its end, unless the line comes down to it from above where the label would stand, 3 em before. */
function freeSide(chart: uPlot, values: Float64Array, at: number, em: number): 'above' | 'below' {
  const end = chart.valToPos(chart.data[0][at] ?? 1, 'x')
  return values[chart.posToIdx(end - 3 * em)] > values[at] ? 'below' : 'above'
}

/** Puts labels beside their points, within the plot: before the end of a line, or after its beginning. */
function settle(anchors: readonly (Anchor | null)[], size: number, height: number, isEnd: boolean): void {
  const all = anchors.filter((one) => one !== null).sort((a, b) => a.y - b.y)
  const wanted = all.map(({ y, side }, i) => {
    if (side === 'before') return y
    const [roomAbove, roomBelow] = [y - (all[i - 1]?.y ?? -size), (all[i + 1]?.y ?? height + size) - y]
    // Between two labels on facing sides there must be room for both; else each takes the side that is away.
    const isCrowded = Math.min(roomAbove, roomBelow) < 2.5 * size
    const isAbove = isCrowded ? roomAbove >= roomBelow : side === 'above'
    return y + (isAbove ? -0.75 : 0.75) * size
  })
  spreadLabels(wanted, size, height).forEach((middle, i) => {
    const { node, x, side } = all[i]
    node.style.display = ''
    const shift = isEnd || side === 'before' ? 'calc(-100% - 0.5em)' : '0.5em'
    node.style.transform = `translate(${x}px, ${middle}px) translate(${shift}, -50%)`
  })
}
