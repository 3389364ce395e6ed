import type { Appearance } from '../theme/appearance.ts'
import { palettes, projectorAccent } from '../theme/palette.ts'
import { fontFamily, typeScale } from '../theme/type-scale.ts'

/** CSS pixels of one rem at the reader's default size. */
const REM = 16

/**
 * The theme as CSS custom properties: `--muted-text` and so on under `[data-appearance]`, and
 * `--sentence-size` (rem), `--sentence-line`, `--sentence-weight` for each step of type.
 */
export function themeCss(): string {
  const colours = (appearance: Appearance) =>
    Object.entries(palettes[appearance]).map(([name, colour]) => `--${kebab(name)}:${colour}`)
  const type = Object.entries(typeScale).flatMap(([name, { size, lineHeight, weight }]) => [
    `--${name}-size:${size / REM}rem`,
    `--${name}-line:${lineHeight}`,
    `--${name}-weight:${weight}`,
  ])
  return [
    rule(':root', [`--font:${fontFamily}`, ...type]),
    rule('[data-appearance=light]', ['color-scheme:light', ...colours('light')]),
    rule('[data-appearance=dark]', ['color-scheme:dark', ...colours('dark')]),
    rule('[data-theme=projector]', [`--accent:${projectorAccent}`]),
  ].join('\n')
}

function rule(selector: string, declarations: readonly string[]): string {
  return `${selector}{${declarations.join(';')}}`
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
