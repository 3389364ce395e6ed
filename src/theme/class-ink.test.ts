import { converter, wcagContrast } from 'culori'
import { describe, expect, it } from 'vitest'
import { classColour } from './class-colours.ts'
import { classInk } from './class-ink.ts'
import { palettes } from './palette.ts'

const oklch = converter('oklch')

describe.each(['light', 'dark'] as const)('type in class colours, %s', (appearance) => {
  it.each([2, 4, 8, 9, 24, 100])('has 4.5 : 1 on every surface and keeps its hue for %i classes', (K) => {
    const { surface, raised, sunken, backdropCentre, backdropRim } = palettes[appearance]
    for (let k = 0; k < K; k++) {
      const [ink, colour] = [classInk(k, K, appearance), classColour(k, K, appearance)]
      for (const ground of [surface, raised, sunken, backdropCentre, backdropRim]) {
        expect(wcagContrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
      }
      // A gamut ends sooner in the dark: less chroma, and hues rounded to 8 bits.
      expect(Math.abs((((oklch(ink)?.h ?? 0) - (oklch(colour)?.h ?? 0) + 540) % 360) - 180)).toBeLessThan(3)
    }
  })

  it('goes no further than it must', () => {
    for (let k = 0; k < 8; k++) {
      const [ink, colour] = [classInk(k, 8, appearance), classColour(k, 8, appearance)]
      if (ink === colour) continue
      const contrasts = [palettes[appearance].surface, palettes[appearance].sunken].map((ground) => wcagContrast(ink, ground))
      expect(Math.min(...contrasts)).toBeLessThan(4.7)
    }
  })
})
