import type { Appearance } from './appearance.ts'

/** Every colour that is not a class: sRGB, '#rrggbb'. */
export interface Palette {
  /** The page; the scene fades to it with distance. */
  readonly surface: string
  /** Panels and menus that lie on the page. */
  readonly raised: string
  /** Grooves: tracks, wells, code. */
  readonly sunken: string
  /** Hairlines that only divide; no meaning rests on them. */
  readonly border: string
  /** Outlines of controls: at least 3 : 1 against all three surfaces. */
  readonly outline: string
  readonly text: string
  readonly mutedText: string
  /** What the reader is touching, and the focus ring; nothing else is this colour. */
  readonly accent: string
  /** Text on the accent. */
  readonly onAccent: string
  /** Lines and outlines that stand for theory. */
  readonly theory: string
  /** Middle and rim of the scene's backdrop. */
  readonly backdropCentre: string
  readonly backdropRim: string
}

/** The warm accent where a projector washes colours out: 7 : 1 on all surfaces. */
export const projectorAccent = '#704300'

/** Warm paper by day, blue-black ink by night; contrasts are those of WCAG 2.2 AA, of all small type AAA, tested beside. */
export const palettes: Readonly<Record<Appearance, Palette>> = {
  light: {
    surface: '#faf9f6',
    raised: '#ffffff',
    sunken: '#f1efea',
    border: '#dfdbd3',
    outline: '#86817a',
    text: '#1d1c1a',
    mutedText: '#4f4b44',
    accent: '#985c00',
    onAccent: '#ffffff',
    theory: '#46505d',
    backdropCentre: '#ffffff',
    backdropRim: '#f6f4f0',
  },
  dark: {
    surface: '#101318',
    raised: '#191d24',
    sunken: '#0b0d11',
    border: '#2b313b',
    outline: '#737b88',
    text: '#edebe7',
    mutedText: '#a7adb7',
    accent: '#ffb65c',
    onAccent: '#1c1304',
    theory: '#a2acba',
    backdropCentre: '#1a1f28',
    backdropRim: '#0c0e13',
  },
}
