import { clampChroma, formatHex, modeOklch, modeRgb, useMode } from 'culori/fn'
import type { Appearance } from './appearance.ts'

useMode(modeRgb)
useMode(modeOklch)

/** Mean OKLCH lightness of the class colours: each colour has at least 3 : 1 against its page. */
export const classLightness: Readonly<Record<Appearance, number>> = { light: 0.57, dark: 0.74 }

/** No class colour leaves the mean lightness by more than this; the rest of the difference is hue and chroma. */
export const lightnessTolerance = 0.05

/**
 * Up to eight classes: [lightness − mean, chroma, hue in degrees]. The order and the values maximise the least
 * CIEDE2000 difference of any two among the first K, K = 3 … 8, for full colour vision, protanopia, deuteranopia
 * and tritanopia in both appearances; hue alone cannot do that, which is what the lightness tolerance is for.
 */
const fewClasses: readonly (readonly [number, number, number])[] = [
  [-0.004, 0.19, 266],
  [-0.05, 0.19, 36],
  [-0.05, 0.189, 158],
  [-0.05, 0.12, 346],
  [-0.032, 0.183, 94],
  [0.05, 0.108, 122],
  [0.05, 0.124, 18],
  [0.05, 0.09, 208],
]

/** Beyond eight classes hue runs over this arc, left open so that the first and the last class stay apart. */
const manyClasses = { firstHue: 266, arc: -310, chroma: 0.125 }

/**
 * Colour of class k (counted from 0) of K: '#rrggbb'. Up to eight classes a colour does not change with K; beyond,
 * hue is even in k, so that neighbours in order, hence each group of classes, share a part of the circle.
 * Throws RangeError where k is not one of 0 … K − 1.
 */
export function classColour(k: number, K: number, appearance: Appearance): string {
  if (!Number.isInteger(k) || k < 0 || k >= K) throw new RangeError(`there is no class ${k} among ${K}`)
  const [offset, c, h] =
    K <= fewClasses.length
      ? fewClasses[k]
      : [0, manyClasses.chroma, (manyClasses.firstHue + (manyClasses.arc * k) / (K - 1) + 360) % 360]
  return formatHex(clampChroma({ mode: 'oklch', l: classLightness[appearance] + offset, c, h }, 'oklch'))
}
