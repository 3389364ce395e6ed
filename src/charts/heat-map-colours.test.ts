import { converter } from 'culori'
import { describe, expect, it } from 'vitest'
import { palettes } from '../theme/palette.ts'
import { colourAt, colourScale, type ColourScaleKind } from './heat-map-colours.ts'

const oklab = converter('oklab')
const lightness = (colour: string) => oklab(colour)?.l ?? Number.NaN
const distance = (a: string, b: string) => {
  const [p, q] = [oklab(a), oklab(b)]
  return Math.hypot((p?.l ?? 0) - (q?.l ?? 0), (p?.a ?? 0) - (q?.a ?? 0), (p?.b ?? 0) - (q?.b ?? 0))
}
const kinds: readonly ColourScaleKind[] = ['sequential', 'diverging']
const halves = (colours: readonly string[], kind: ColourScaleKind) =>
  kind === 'sequential' ? [colours] : [colours.slice(0, 128).toReversed(), colours.slice(128)]

for (const appearance of ['light', 'dark'] as const) {
  describe.each(kinds)(`%s, ${appearance}`, (kind) => {
    const colours = colourScale(kind, appearance)

    it('leaves the lightness of the page evenly', () => {
      for (const half of halves(colours, kind)) {
        const [first, last] = [lightness(half[0]), lightness(half[half.length - 1])]
        half.forEach((colour, i) => {
          // 0.02: what colours are rounded by and what a gamut takes away.
          expect(Math.abs(lightness(colour) - (first + ((last - first) * i) / (half.length - 1)))).toBeLessThan(0.02)
        })
        const page = lightness(palettes[appearance].surface)
        expect(Math.abs(first - page)).toBeLessThan(Math.abs(last - page) - 0.4)
      }
    })

    it('takes steps that are even to the eye', () => {
      for (const half of halves(colours, kind)) {
        const steps = half.slice(8).map((colour, i) => distance(colour, half[i]))
        // Chroma bends; of steps of 8 colours 8 bits a channel round off a tenth.
        expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.6)
      }
    })
  })
}

it('is held at its ends', () => {
  const colours = colourScale('sequential', 'light')
  expect([-1, 0, 1, 7].map((share) => colours.indexOf(colourAt(colours, share)))).toEqual([0, 0, 255, 255])
})
