import {
  converter,
  differenceCiede2000,
  differenceEuclidean,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from 'culori'
import { describe, expect, it } from 'vitest'
import { gramPalette, PALETTE_ARM, paletteIndex } from './gram-palette.ts'

const chromaOf = (colour: string) => converter('oklch')(colour)!.c

describe.each(['light', 'dark'] as const)('the %s palette of Gram matrices', (appearance) => {
  const { colours, pixels, text } = gramPalette(appearance)
  const [least, greatest] = [colours[0], colours[2 * PALETTE_ARM]]

  it('has a grey middle and equal steps to both ends', () => {
    expect(chromaOf(colours[PALETTE_ARM])).toBeLessThan(0.003)
    const step = differenceEuclidean('oklab')
    const tens = Array.from({ length: 20 }, (_, i) => step(colours[10 * i], colours[10 * i + 10]))
    // A tenth of an arm is 0.055 in OKLab, of which rounding to 8 bits is 4 % at most.
    for (const size of tens) expect(Math.abs(size / tens[0] - 1)).toBeLessThan(0.08)
  })

  it('tells its ends apart with each kind of colour vision, from each other and from the middle', () => {
    for (const see of [filterDeficiencyProt(0), filterDeficiencyProt(1), filterDeficiencyDeuter(1), filterDeficiencyTrit(1)]) {
      const [a, middle, b] = [least, colours[PALETTE_ARM], greatest].map((colour) => see(parse(colour)!))
      const difference = differenceCiede2000()
      // From about 10 two colours are told apart at a glance.
      expect(difference(a, b)).toBeGreaterThan(35)
      expect(Math.min(difference(a, middle), difference(b, middle))).toBeGreaterThan(35)
    }
  })

  it('keeps text on every colour at WCAG AA', () => {
    colours.forEach((colour, i) => expect(wcagContrast(colour, text[i])).toBeGreaterThanOrEqual(4.5))
  })

  it('has the same colours as pixels', () => {
    const [r, g, b, alpha] = new Uint8Array(pixels.buffer, 4 * 7, 4)
    expect(`#${[r, g, b].map((x) => x.toString(16).padStart(2, '0')).join('')}`).toBe(colours[7])
    expect(alpha).toBe(255)
  })
})

it('holds places beyond the ends at the ends', () => {
  expect([-3, -1, 0, 0.5, 1, 9].map(paletteIndex)).toEqual([0, 0, PALETTE_ARM, 1.5 * PALETTE_ARM, 2 * PALETTE_ARM, 2 * PALETTE_ARM])
})
