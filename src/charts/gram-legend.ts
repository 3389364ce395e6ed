import type { Appearance } from '../theme/appearance.ts'
import { element } from './element.ts'
import { cosinePlace, GREATEST_DIFFERENCE, simplexCosine } from './gram-cells.ts'
import { gramPalette, paletteIndex } from './gram-palette.ts'
import type { GramProps } from './gram-props.ts'
import { showMath } from './math-nodes.ts'
import { linearTickText, valueText } from './number-text.ts'

/** Colours along the bar: more than can be told apart at its length. */
const STOPS = 24

/** What the colours say: a bar with its ends and its middle. */
export class GramLegend {
  readonly node = element('div', 'gram-legend')
  private readonly least = element('span', 'gram-least')
  private readonly bar = element('span', 'gram-bar')
  private readonly greatest = element('span', 'gram-greatest')
  private readonly middle = element('span', 'gram-middle')
  private key = ''

  constructor() {
    this.bar.setAttribute('aria-hidden', 'true')
    this.node.append(this.least, this.bar, this.greatest, this.middle)
  }

  show({ shading, classes: rows, selection, appearance, targetName, matrices }: GramProps): void {
    const classes = selection?.of ?? rows
    const isDifference = shading === 'difference' && matrices.some(({ target }) => target !== null)
    const key = [isDifference, classes, rows, appearance, targetName].join(' ')
    if (key === this.key) return
    this.key = key
    const end = linearTickText(GREATEST_DIFFERENCE)
    showMath(this.least, isDifference ? `−${end} and less` : '−1')
    showMath(this.greatest, isDifference ? `+${end} and more` : '1')
    const simplex = valueText(simplexCosine(classes), 'linear')
    const middle = isDifference ? `grey: as ${targetName}` : `grey: ${simplex}, as in a simplex ETF`
    const part = selection == null ? '' : `; ${rows} of ${classes.toLocaleString('en-US')} classes, evenly chosen`
    showMath(this.middle, `${middle}${part}`)
    this.bar.style.background = gradient(isDifference ? -1 : cosinePlace(-1, classes), appearance)
  }
}

/** From a place of the palette to its greatest. */
function gradient(from: number, appearance: Appearance): string {
  const { colours } = gramPalette(appearance)
  const stops = Array.from({ length: STOPS + 1 }, (_, i) => colours[paletteIndex(from + ((1 - from) * i) / STOPS)])
  return `linear-gradient(to right, ${stops.join(', ')})`
}
