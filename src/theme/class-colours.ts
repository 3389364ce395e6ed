import { clampChroma, formatHex, modeOklch, modeRgb, useMode } from 'culori/fn'
import type { Appearance } from './appearance.ts'

useMode(modeRgb)
useMode(modeOklch)

/** Mean OKLCH lightness of the class colours. */
export const classLightness: Readonly<Record<Appearance, number>> = { light: 0.59, dark: 0.73 }

/** No class colour leaves the mean lightness by more than this; the rest of the difference is hue and chroma. */
export const lightnessTolerance = 0.05

/**
 * Up to eight classes: hue in degrees, then [lightness − mean, chroma] by day and by night. Found by search: the order
 * and the values maximise the least CIEDE2000 difference of any two of the first 3, 4, 6 and 8, for full colour
 * vision, protanopia, deuteranopia and tritanopia, with at least 3 : 1 against the page. Hue alone cannot do that,
 * which is what the lightness tolerance is for.
 */
const fewClasses: readonly { readonly hue: number; readonly light: Tone; readonly dark: Tone }[] = [
  { hue: 268, light: [0.035, 0.198], dark: [-0.035, 0.159] },
  { hue: 39, light: [0.012, 0.192], dark: [-0.05, 0.2] },
  { hue: 155, light: [0.032, 0.154], dark: [-0.032, 0.172] },
  { hue: 350, light: [-0.05, 0.196], dark: [-0.05, 0.14] },
  { hue: 100, light: [0.044, 0.132], dark: [0.027, 0.157] },
  { hue: 186, light: [-0.047, 0.074], dark: [0.05, 0.07] },
  { hue: 295, light: [-0.029, 0.109], dark: [0.049, 0.076] },
  { hue: 26, light: [0.05, 0.127], dark: [0.05, 0.117] },
]
type Tone = readonly [number, number]

/** Beyond eight classes hue runs over this arc, left open so that the first and the last class stay apart. */
const manyClasses = { firstHue: 268, arc: -310, chroma: 0.125 }

/**
 * Colour of class k (counted from 0) of K: '#rrggbb'. Up to eight classes a colour does not change with K; beyond,
 * hue is even in k, so that neighbours in order, hence each group of classes, share a part of the circle.
 * Throws RangeError where k is not one of 0 … K − 1.
 */
export function classColour(k: number, K: number, appearance: Appearance): string {
  if (!Number.isInteger(k) || k < 0 || k >= K) throw new RangeError(`there is no class ${k} among ${K}`)
  const [h, [offset, c]] = K <= fewClasses.length ? [fewClasses[k].hue, fewClasses[k][appearance]] : manyTone(k, K)
  return formatHex(clampChroma({ mode: 'oklch', l: classLightness[appearance] + offset, c, h }, 'oklch'))
}

function manyTone(k: number, K: number): readonly [number, Tone] {
  return [(manyClasses.firstHue + (manyClasses.arc * k) / (K - 1) + 360) % 360, [0, manyClasses.chroma]]
}
