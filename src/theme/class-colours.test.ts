import {
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from 'culori'
import type { Color } from 'culori'
import { describe, expect, it } from 'vitest'
import { classColour, classLightness, lightnessTolerance } from './class-colours.ts'
import { palettes } from './palette.ts'

const oklch = converter('oklch')
const difference = differenceCiede2000()
const visions = {
  full: (colour: Color) => colour,
  protanopia: filterDeficiencyProt(1),
  deuteranopia: filterDeficiencyDeuter(1),
  tritanopia: filterDeficiencyTrit(1),
}

function colours(K: number, appearance: 'light' | 'dark'): Color[] {
  return Array.from({ length: K }, (_, k) => parse(classColour(k, K, appearance))!)
}

function leastDifference(seen: readonly Color[]): number {
  return Math.min(...seen.flatMap((a, i) => seen.slice(0, i).map((b) => difference(a, b))))
}

describe.each(['light', 'dark'] as const)('class colours, %s', (appearance) => {
  it.each(Object.entries(visions))('stay apart with %s colour vision', (_, see) => {
    // CIEDE2000: 1 is just noticeable side by side, and from about 10 two colours are told apart at a glance.
    expect(leastDifference(colours(4, appearance).map(see))).toBeGreaterThan(14)
    expect(leastDifference(colours(8, appearance).map(see))).toBeGreaterThan(9.5)
  })

  it.each([2, 4, 8, 10, 100])('are of equal lightness for %i classes', (K) => {
    for (const colour of colours(K, appearance)) {
      const away = Math.abs(oklch(colour).l - classLightness[appearance])
      // Half a step of 8-bit colour is worth about 0.002 in lightness.
      expect(away).toBeLessThanOrEqual((K <= 8 ? lightnessTolerance : 0) + 0.003)
    }
  })

  it.each([8, 24])('stand out from the page for %i classes', (K) => {
    const { backdropCentre, backdropRim, surface } = palettes[appearance]
    for (const colour of colours(K, appearance)) {
      for (const ground of [backdropCentre, backdropRim, surface]) {
        expect(wcagContrast(colour, ground)).toBeGreaterThanOrEqual(3)
      }
    }
  })

  it('are even in hue beyond eight classes, with the first and the last apart', () => {
    const hues = colours(12, appearance).map((colour) => oklch(colour).h ?? 0)
    const steps = hues.slice(1).map((hue, k) => (hues[k] - hue + 360) % 360)
    // Rounding to 8 bits moves a hue by up to about a degree.
    for (const step of steps) expect(Math.abs(step - 310 / 11)).toBeLessThan(3)
    expect(Math.abs(((hues[0] - hues[11] + 540) % 360) - 180)).toBeGreaterThan(45)
  })
})

it('keeps a class’s colour while K changes up to eight', () => {
  expect(classColour(2, 3, 'light')).toBe(classColour(2, 8, 'light'))
})

it('refuses a class that is not there', () => {
  expect(() => classColour(4, 4, 'light')).toThrow(RangeError)
  expect(() => classColour(0.5, 4, 'light')).toThrow(RangeError)
})
