import { openingCharts } from './charts.ts'
import type { MapView } from './map-view.ts'
import type { See } from './see.ts'
import type { Values } from './values.ts'

/** Which time the timeline and the playback are even in. */
export type Clock = 'motion' | 'linear' | 'logarithmic' | 'rescaled'

/** Colours, and on a projector larger type, heavier lines and fewer words. */
export type Theme = 'system' | 'light' | 'dark' | 'projector'

/** What lies open above the timeline. */
export type Drawer = 'closed' | 'curves' | 'matrices'

/** A step of a lesson: the lesson's key, or the address of its file on the same site, and the step from 1. */
export interface LessonPlace {
  readonly lesson: string
  readonly step: number
}

/** What can stand about the picture in an embedded page. */
export type EmbedPart = 'words' | 'marks' | 'timeline' | 'controls' | 'drawer' | 'lesson'

/** How a run is looked at: a plain, versioned object; nothing in it changes the run. */
export interface View {
  readonly version: 1
  /** The moment shown: a paused run; null lets it play from the start. */
  readonly moment: number | null
  readonly clock: Clock
  /** Playback speed; 1 takes about 20 s from start to rest. */
  readonly speed: number
  readonly theme: Theme
  /** Camera: azimuth and elevation in degrees, zoom; null is the default framing. */
  readonly camera: { readonly azimuth: number; readonly elevation: number; readonly zoom: number } | null
  /** Whether the sphere about the scene is coloured by the class that wins there. */
  readonly cells: boolean
  /** Whether the way that each vector has come is drawn behind it. */
  readonly trails: boolean
  /** Whether the controls stand beside the scene, or are folded away at its edge. */
  readonly panel: boolean
  readonly drawer: Drawer
  /** Which three of more than three dimensions the picture shows. */
  readonly see: See
  /** The charts among the curves, by key, in order. */
  readonly charts: readonly string[]
  /** The plane of runs that is shown in place of the one run; null is the Lab. */
  readonly map: MapView | null
  /** The values in which a second experiment, shown beside the first, differs from it; null is one experiment. */
  readonly versus: Values | null
  /** The step of a lesson that is told beside the picture; null is none. */
  readonly lesson: LessonPlace | null
  /** In a page embedded in another: what stands about the picture. Null is a page of its own. */
  readonly embed: readonly EmbedPart[] | null
  /** Whether who opens the link gets a seed of their own. */
  readonly visitorSeed: boolean
}

export const openingView: View = {
  version: 1,
  moment: null,
  clock: 'motion',
  speed: 1,
  theme: 'system',
  camera: null,
  cells: false,
  trails: true,
  panel: true,
  drawer: 'closed',
  see: 'axes',
  charts: openingCharts,
  map: null,
  versus: null,
  lesson: null,
  embed: null,
  visitorSeed: false,
}

export const clocks: readonly Clock[] = ['motion', 'linear', 'logarithmic', 'rescaled']
export const themes: readonly Theme[] = ['system', 'light', 'dark', 'projector']
export const speeds: readonly number[] = [0.25, 0.5, 1, 2, 4]
export const drawers: readonly Drawer[] = ['closed', 'curves', 'matrices']
export const embedParts: readonly EmbedPart[] = ['words', 'marks', 'timeline', 'controls', 'drawer', 'lesson']
