import { wcagContrast } from 'culori'
import { describe, expect, it } from 'vitest'
import { palettes, projectorAccent } from './palette.ts'

describe.each(['light', 'dark'] as const)('the %s palette', (appearance) => {
  const palette = palettes[appearance]
  const surfaces = [palette.surface, palette.raised, palette.sunken, palette.backdropCentre, palette.backdropRim]
  const worst = (colour: string): number => Math.min(...surfaces.map((surface) => wcagContrast(colour, surface)))

  it('keeps text at WCAG AA or better on every surface', () => {
    expect(worst(palette.text)).toBeGreaterThanOrEqual(7)
    expect(worst(palette.mutedText)).toBeGreaterThanOrEqual(7)
    expect(worst(palette.accent)).toBeGreaterThanOrEqual(4.5)
    expect(wcagContrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5)
  })

  it('keeps what carries meaning without being text at 3 : 1 or better', () => {
    expect(worst(palette.outline)).toBeGreaterThanOrEqual(3)
    expect(worst(palette.theory)).toBeGreaterThanOrEqual(7)
  })
})

it('keeps the accent of a projector at 7 : 1 or better', () => {
  const { surface, raised, sunken, backdropRim } = palettes.light
  for (const ground of [surface, raised, sunken, backdropRim]) {
    expect(wcagContrast(projectorAccent, ground)).toBeGreaterThanOrEqual(7)
  }
})
