import type { Theme } from '../../experiment/view.ts'
import type { Appearance } from '../../theme/appearance.ts'
import { projectorScale } from '../../theme/type-scale.ts'
import type { Size } from './size.ts'

/** The themes a picture can have. */
export type PictureTheme = Exclude<Theme, 'system'>

/** How a picture that leaves the page is drawn. */
export interface Look extends Size {
  readonly theme: PictureTheme
  /** Whether the sentence and what the marks are stand in it. */
  readonly hasWords: boolean
  /** Whether there is nothing behind the marks. */
  readonly isTransparent: boolean
}

/** Height of a picture, or its width if that is less, in the CSS pixels of type and lines: that of a laptop's page. */
const NOMINAL_SIDE = 720

/** Pixels of the file to one CSS pixel: lines and type are as heavy, beside the whole, in a picture of any size. */
export function pixelRatioOf({ width, height }: Size): number {
  return Math.min(width, height) / NOMINAL_SIDE
}

export function appearanceOf({ theme }: Look): Appearance {
  return theme === 'dark' ? 'dark' : 'light'
}

/** How much heavier lines are. */
export function weightOf({ theme }: Look): number {
  return theme === 'projector' ? projectorScale : 1
}
