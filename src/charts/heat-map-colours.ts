import { formatHex, interpolate, modeOklab, modeOklch, modeRgb, useMode } from 'culori/fn'
import type { Appearance } from '../theme/appearance.ts'

useMode(modeRgb)
useMode(modeOklab)
useMode(modeOklch)

/** Colours that rise from one end to the other, or that part from a middle, at 0.5, to both sides. */
export type ColourScaleKind = 'sequential' | 'diverging'

/** Lightness, chroma and hue in OKLCH. */
type Tone = readonly [l: number, c: number, h: number]

/**
 * Anchors at equal distances: lightness is even along each branch, so that equal steps of a value are equal steps to
 * the eye, and the end that says least is the one next to the page. Hues keep away from the accent, which is warm.
 */
const anchors: Readonly<Record<ColourScaleKind, Readonly<Record<Appearance, readonly Tone[]>>>> = {
  sequential: {
    light: [[0.95, 0.03, 185], [0.815, 0.085, 195], [0.68, 0.11, 220], [0.545, 0.135, 252], [0.41, 0.15, 278], [0.275, 0.12, 295]],
    dark: [[0.25, 0.06, 292], [0.385, 0.125, 280], [0.52, 0.14, 258], [0.655, 0.12, 228], [0.79, 0.1, 195], [0.925, 0.09, 165]],
  },
  diverging: {
    light: [[0.41, 0.13, 262], [0.595, 0.12, 248], [0.78, 0.075, 238], [0.965, 0.004, 300], [0.78, 0.105, 352], [0.595, 0.175, 352], [0.41, 0.155, 350]],
    dark: [[0.84, 0.09, 225], [0.65, 0.115, 240], [0.46, 0.095, 255], [0.27, 0.008, 280], [0.46, 0.125, 350], [0.65, 0.185, 352], [0.84, 0.095, 350]],
  },
}

/** Steps of a scale: finer than a display tells apart. */
export const COLOUR_STEPS = 256

const made = new Map<string, readonly string[]>()

/** The colours of a scale, '#rrggbb', from its lower to its upper end. */
export function colourScale(kind: ColourScaleKind, appearance: Appearance): readonly string[] {
  const key = `${kind} ${appearance}`
  const known = made.get(key)
  if (known !== undefined) return known
  const at = interpolate(anchors[kind][appearance].map(([l, c, h]) => ({ mode: 'oklch' as const, l, c, h })), 'oklab')
  const colours = Array.from({ length: COLOUR_STEPS }, (_, i) => formatHex(at(i / (COLOUR_STEPS - 1))))
  made.set(key, colours)
  return colours
}

/** The colour of a share 0…1 of a scale. */
export function colourAt(colours: readonly string[], share: number): string {
  return colours[Math.round(Math.min(1, Math.max(0, share)) * (colours.length - 1))]
}
