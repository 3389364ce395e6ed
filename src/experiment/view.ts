import { openingCharts } from './charts.ts'
import type { MapView } from './map-view.ts'
import type { See } from './see.ts'
import type { Values } from './values.ts'

/** Which time the timeline and the playback are even in. */
export type Clock = 'motion' | 'linear' | 'logarithmic' | 'rescaled'

/** Colours, and on a projector larger type, heavier lines and fewer words. */
export type Theme = 'system' | 'light' | 'dark' | 'projector'

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
  /** Whether the controls stand beside the scene, or are folded away at its edge. */
  readonly panel: boolean
  /** Which three of more than three dimensions the picture shows. */
  readonly see: See
  /** The charts among the curves, by key, in order. */
  readonly charts: readonly string[]
  /** The plane of runs that is shown in place of the one run; null is the Lab. */
  readonly map: MapView | null
  /** The values in which a second experiment, shown beside the first, differs from it; null is one experiment. */
  readonly versus: Values | null
}

export const openingView: View = {
  version: 1,
  moment: null,
  clock: 'motion',
  speed: 1,
  theme: 'system',
  camera: null,
  cells: false,
  panel: true,
  see: 'axes',
  charts: openingCharts,
  map: null,
  versus: null,
}

export const clocks: readonly Clock[] = ['motion', 'linear', 'logarithmic', 'rescaled']
export const themes: readonly Theme[] = ['system', 'light', 'dark', 'projector']
export const speeds: readonly number[] = [0.25, 0.5, 1, 2, 4]
