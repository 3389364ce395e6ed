import { formatHex, modeLrgb, modeOklab, modeOklch, modeRgb, useMode, wcagContrast } from 'culori/fn'
import type { Appearance } from '../theme/appearance.ts'

useMode(modeRgb)
useMode(modeLrgb)
const oklab = useMode(modeOklab)
useMode(modeOklch)

/** Steps from the middle of the palette to either end: more than the eye tells apart. */
export const PALETTE_ARM = 100

/** A diverging palette: entry PALETTE_ARM is the middle, entry 0 the least. */
export interface GramPalette {
  /** '#rrggbb', 2 · PALETTE_ARM + 1 of them. */
  readonly colours: readonly string[]
  /** The same as pixels of an image. */
  readonly pixels: Uint32Array
  /** Colour of text on each, black or white: at least 4.5 : 1. */
  readonly text: readonly string[]
}

/**
 * Green below and purple above a middle near that of the panel, straight lines in OKLab: equal steps look equal, both
 * ends are equally light, so that they also differ where hues look alike (CIEDE2000 of the ends at least 35 with
 * each common kind of colour blindness, tested beside). Neither hue is the accent's.
 */
const ends: Readonly<Record<Appearance, { readonly middle: number; readonly end: number; readonly chroma: number }>> = {
  light: { middle: 0.955, end: 0.42, chroma: 0.13 },
  dark: { middle: 0.285, end: 0.8, chroma: 0.13 },
}
const hues = { below: 145, above: 315 }

const made = new Map<Appearance, GramPalette>()

/** The palette of a theme, made once. */
export function gramPalette(appearance: Appearance): GramPalette {
  const palette = made.get(appearance) ?? makePalette(appearance)
  made.set(appearance, palette)
  return palette
}

/** The entry for a place −1…1 between the ends; beyond them the end. */
export function paletteIndex(place: number): number {
  return Math.round((Math.max(-1, Math.min(1, place)) + 1) * PALETTE_ARM)
}

function makePalette(appearance: Appearance): GramPalette {
  const colours = Array.from({ length: 2 * PALETTE_ARM + 1 }, (_, i) => colourAt((i - PALETTE_ARM) / PALETTE_ARM, appearance))
  const bytes = colours.flatMap((colour) => [...[1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)), 255])
  return {
    colours,
    // In the bytes' own order, whichever way this machine counts them.
    pixels: new Uint32Array(Uint8Array.from(bytes).buffer),
    text: colours.map((colour) => (wcagContrast(colour, '#000000') > wcagContrast(colour, '#ffffff') ? '#000000' : '#ffffff')),
  }
}

function colourAt(place: number, appearance: Appearance): string {
  const { middle, end, chroma } = ends[appearance]
  const share = Math.abs(place)
  const { a, b } = oklab({ mode: 'oklch', l: end, c: chroma, h: place < 0 ? hues.below : hues.above })
  return formatHex({ mode: 'oklab', l: middle + share * (end - middle), a: share * a, b: share * b })
}
