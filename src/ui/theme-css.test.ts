import { expect, it } from 'vitest'
import { palettes } from '../theme/palette.ts'
import { themeCss } from './theme-css.ts'

it('holds every colour of both appearances, and every step of type', () => {
  const css = themeCss()
  for (const colour of [...Object.values(palettes.light), ...Object.values(palettes.dark)]) expect(css).toContain(colour)
  expect(css).toContain('--muted-text:')
  expect(css).toContain('--sentence-size:1.5rem')
  expect(css).toMatch(/^:root\{.*\}\n\[data-appearance=light\]\{.*\}\n\[data-appearance=dark\]\{.*\}\n\[data-theme=projector\]\{--accent:#\w+\}$/)
})
