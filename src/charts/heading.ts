import type { ChartStyle } from './chart-style.ts'
import { element } from './element.ts'
import { showMath } from './math-nodes.ts'
import { valueText } from './number-text.ts'
import { isDefined } from './chart-data.ts'
import type { Curve } from './props.ts'
import { valueAt, type Reading } from './reading.ts'

/** The heading of a chart: its name, symbol and convention, and the values that are being read. */
export function createHeading() {
  const node = element('figcaption', 'curves-heading')
  const name = element('span', 'curves-name')
  const values = element('span', 'curves-values')
  const symbol = element('span', 'curves-symbol')
  const convention = element('span', 'curves-convention')
  const detail = element('span', 'curves-detail')
  detail.append(symbol, ' ', convention)
  node.append(name, values, detail)
  let spans: HTMLElement[] = []
  let undefinedAs = ''
  return {
    node,
    name(curve: Curve, style: ChartStyle): void {
      name.textContent = curve.name
      showMath(symbol, curve.symbol)
      showMath(convention, curve.convention)
      // Where nothing is ever defined the chart itself says so.
      undefinedAs = isDefined(curve) ? curve.undefinedAs : ''
      spans = curve.lines.map((line) => {
        const span = element('span', '')
        span.style.color = style.colourOf(line)
        return span
      })
      values.replaceChildren(...spans)
    },
    read(curve: Curve, reading: Reading | null): void {
      curve.lines.forEach(({ values: numbers }, i) => {
        const value = reading === null ? Number.NaN : valueAt(numbers, reading, curve.scale)
        const text = Number.isFinite(value) ? valueText(value, curve.scale) : reading === null ? '' : undefinedAs
        showMath(spans[i], text)
      })
    },
  }
}
