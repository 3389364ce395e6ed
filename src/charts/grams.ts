import './gram.css'
import { element } from './element.ts'
import { GramLegend } from './gram-legend.ts'
import { GramPanel } from './gram-panel.ts'
import type { GramProps, GramView } from './gram-props.ts'
import { showMath } from './math-nodes.ts'

/**
 * Gram matrices side by side in `container`, with one read-out for the cell that is pointed at, by hand or by keys. The
 * side of a matrix is the style property `--gram-side`, which the page may set.
 */
export function createGrams(container: HTMLElement): GramView {
  const root = element('div', 'grams')
  const panelsNode = element('div', 'gram-panels')
  const foot = element('div', 'gram-foot')
  const reading = element('p', 'gram-reading')
  // Numbers that move are seen; who listens hears them when a cell is gone to.
  reading.setAttribute('aria-hidden', 'true')
  const heard = element('p', 'only-heard')
  heard.setAttribute('aria-live', 'polite')
  const legend = new GramLegend()
  foot.append(reading, legend.node, heard)
  root.append(panelsNode, foot)
  container.append(root)
  const panels: GramPanel[] = []
  let active: GramPanel | null = null
  let props: GramProps | null = null
  let isSized = false

  const read = (): void => showMath(reading, active?.reading() ?? 'Point at a cell to read it.')
  const onCell = (panel: GramPanel, byKeys: boolean): void => {
    active = panel
    panels.forEach((one) => one.mark(one === panel))
    read()
    if (byKeys) heard.textContent = panel.reading().replaceAll('_', ' ')
  }
  const draw = (next: GramProps): void => {
    if (next.weight !== props?.weight) root.style.setProperty('--gram-weight', String(next.weight ?? 1))
    props = next
    while (panels.length < next.matrices.length) panels.push(new GramPanel(panelsNode, onCell))
    if (!isSized) panels.forEach((panel) => panel.resize())
    isSized = true
    next.matrices.forEach((matrix, i) => panels[i].draw(matrix, next))
    legend.show(next)
    read()
  }
  return {
    draw,
    resize() {
      // Hidden, it has no size to fit to.
      if (container.clientWidth === 0) return
      isSized = false
      if (props !== null) draw(props)
    },
    destroy: () => root.remove(),
  }
}
