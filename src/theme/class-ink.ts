import { clampChroma, converter, formatHex, modeLrgb, useMode, wcagContrast } from 'culori/fn'
import type { Appearance } from './appearance.ts'
import { classColour } from './class-colours.ts'
import { palettes } from './palette.ts'

// Contrast is of linear light.
useMode(modeLrgb)

/** WCAG AA of small type. */
const LEAST_CONTRAST = 4.5
/** Lightness of one try more, of 0…1: below what is seen. */
const STEP = 0.005

const oklch = converter('oklch')

/**
 * The colour of class k (counted from 0) of K for small type: '#rrggbb', of the class's hue, as near to its colour as
 * lightness goes that has 4.5 : 1 against every surface. Throws RangeError where k is not one of 0 … K − 1.
 */
export function classInk(k: number, K: number, appearance: Appearance): string {
  const { surface, raised, sunken, backdropCentre, backdropRim } = palettes[appearance]
  const grounds = [surface, raised, sunken, backdropCentre, backdropRim]
  const away = appearance === 'light' ? -STEP : STEP
  let ink = classColour(k, K, appearance)
  const colour = oklch(ink)
  if (colour === undefined) return ink
  while (grounds.some((ground) => wcagContrast(ink, ground) < LEAST_CONTRAST)) {
    colour.l += away
    ink = formatHex(clampChroma(colour, 'oklch'))
  }
  return ink
}
