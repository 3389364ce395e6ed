import { classColour } from '../theme/class-colours.ts'
import { classInk } from '../theme/class-ink.ts'
import { palettes, type Palette } from '../theme/palette.ts'
import type { CurveLine, CurvesProps } from './props.ts'

/** Colours and sizes that the charts of one container share. */
export interface ChartStyle {
  readonly palette: Palette
  /** Colour of a line. */
  colourOf(line: CurveLine): string
  /** Colour of a line's name: the same hue, dark or light enough for small type. */
  inkOf(line: CurveLine): string
  /** Size of small type in CSS pixels. */
  readonly caption: number
  /** Width of a line in CSS pixels. */
  readonly line: number
  /** Width of axes, their ticks and the grid in CSS pixels. */
  readonly hairline: number
}

/** The style of charts with small type of `caption` CSS pixels. */
export function chartStyle({ appearance, classes, magnification = 1 }: CurvesProps, caption: number): ChartStyle {
  const palette = palettes[appearance]
  const coloured =
    (colour: typeof classColour) =>
    ({ colourOf, role }: CurveLine) => {
      if (colourOf !== null) return colour(colourOf, classes, appearance)
      return role === 'cross' ? palette.mutedText : palette.text
    }
  return {
    palette,
    colourOf: coloured(classColour),
    inkOf: coloured(classInk),
    caption,
    line: 2 * magnification,
    hairline: magnification,
  }
}
