import type { ChartStyle } from './chart-style.ts'
import { element } from './element.ts'
import { showMath } from './math-nodes.ts'
import { readingText } from './number-text.ts'
import { isDefined } from './chart-data.ts'
import type { Curve, CurvesProps } from './props.ts'
import { valueAt, type Reading } from './reading.ts'

/**
 * The heading of a chart: its name and the values that are being read, then its symbol, its convention (a choice where
 * there are several) and the kind of its axis.
 */
export function createHeading() {
  const node = element('figcaption', 'curves-heading')
  const name = element('span', 'curves-name')
  const values = element('span', 'curves-values')
  const symbol = element('span', 'curves-symbol')
  const convention = element('span', 'curves-convention')
  const detail = element('span', 'curves-detail')
  const choice = document.createElement('select')
  choice.className = 'curves-choice'
  const scale = document.createElement('button')
  scale.type = 'button'
  scale.className = 'curves-scale'
  detail.append(symbol, convention, choice, scale)
  node.append(name, values, detail)
  let spans: HTMLElement[] = []
  let undefinedAs = ''
  return {
    node,
    name(curve: Curve, style: ChartStyle, { onConvention, onScale }: CurvesProps): void {
      name.textContent = curve.name
      showMath(symbol, curve.symbol)
      showMath(convention, curve.convention)
      convention.title = curve.convention
      const { conventions = [], hasScales = false } = curve
      convention.hidden = conventions.length > 1
      choice.hidden = !convention.hidden
      fill(choice, curve)
      choice.onchange = () => onConvention?.(curve.key, choice.value)
      scale.hidden = !hasScales
      scale.textContent = curve.scale === 'log' ? 'log' : 'linear'
      const other = curve.scale === 'log' ? 'a linear' : 'a logarithmic'
      scale.ariaLabel = `${scale.textContent}: draw ${curve.name} on ${other} axis`
      scale.title = `Draw on ${other} axis`
      scale.onclick = () => onScale?.(curve.key)
      // Where nothing is ever defined the chart itself says so.
      undefinedAs = isDefined(curve) ? curve.undefinedAs : ''
      spans = curve.lines.map((line) => {
        const span = element('span', '')
        span.style.setProperty('--curves-line', style.colourOf(line))
        return span
      })
      values.replaceChildren(...spans)
    },
    read(curve: Curve, reading: Reading | null): void {
      curve.lines.forEach(({ values: numbers }, i) => {
        const value = reading === null ? Number.NaN : valueAt(numbers, reading, curve.scale)
        const text = Number.isFinite(value) ? readingText(value, curve) : reading === null ? '' : undefinedAs
        showMath(spans[i], text)
      })
    },
  }
}

/** The options of a choice, anew only where they have changed: an open list stays open. */
function fill(choice: HTMLSelectElement, { key, name, conventions = [] }: Curve): void {
  const text = JSON.stringify(conventions)
  if (choice.dataset['options'] !== text) {
    choice.dataset['options'] = text
    // The list of a browser has no subscripts.
    choice.replaceChildren(...conventions.map((one) => new Option(one.label.replace(/_(?=\w)/g, ''), one.key)))
  }
  choice.value = key
  choice.ariaLabel = `Convention of ${name}`
  choice.title = choice.selectedOptions[0]?.text ?? ''
}
