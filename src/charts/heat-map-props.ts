import type { Appearance } from '../theme/appearance.ts'
import type { ColourScaleKind } from './heat-map-colours.ts'

/** A place on a map in cells: 0 is the middle of the first column or row. */
export type Place = readonly [column: number, row: number]

export interface HeatMapAxis {
  /** Plain words. */
  readonly name: string
  /** `_` stands before a subscript; empty for none. */
  readonly symbol: string
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
}

/** How values become colours. */
export interface HeatMapScale {
  readonly kind: ColourScaleKind
  /** 0…1 along the colours of each value that is told beside the bar, with its text; the ends are among them. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  /** The part of the colours that the bar shows. */
  readonly span: readonly [number, number]
}

/** A boundary that theory knows. */
export interface HeatMapLine {
  readonly name: string
  /** Drawn thinner: it ends a branch, not the optimum. */
  readonly isMinor: boolean
  readonly points: readonly Place[]
}

/** What is drawn in place of a colour, or over it. */
export const faces = { unknown: 0, value: 1, unsettled: 2, undefined: 3, notAllowed: 4 } as const
export type Face = (typeof faces)[keyof typeof faces]

/** Everything a map is told. What is passed is never written to and must not change afterwards. */
export interface HeatMapProps {
  readonly columns: number
  readonly rows: number
  /** 0…1 along the colours, row by row from below; NaN where the face is no value. */
  readonly shares: Float64Array
  readonly faces: Uint8Array
  readonly x: HeatMapAxis
  readonly y: HeatMapAxis
  /** What the colours are of. */
  readonly quantity: { readonly name: string; readonly symbol: string }
  readonly scale: HeatMapScale
  readonly lines: readonly HeatMapLine[]
  /** Regions in which runs depend on where they come from. */
  readonly bands: readonly (readonly Place[])[]
  /** Names of regions, the most important first. */
  readonly regions: readonly { readonly name: string; readonly at: Place }[]
  /** What faces without a plain colour are, told below the plane; none where the page tells it. */
  readonly keys: readonly { readonly face: Face; readonly text: string }[]
  /** The experiment that the page is about; null where it is not on the plane. */
  readonly here: Place | null
  /** Whether it is of other parameters than those chosen now. */
  readonly isStale: boolean
  readonly appearance: Appearance
  /** How much heavier lines are, on a projector and on large screens; absent: 1. */
  readonly weight?: number
}

/** The renderer of a map: props in, pixels out. */
export interface HeatMap {
  /** Takes new props and draws them in the next frame. */
  setProps(props: HeatMapProps): void
  /** Marks a cell that is pointed at; null for none. Only the mark is drawn anew. */
  setCursor(cell: Place | null): void
  /** The cell at a place of the container in CSS pixels; null outside of the plane. */
  cellAt(x: number, y: number): Place | null
  /** Where the middle of a cell is, in CSS pixels of the container. */
  pointOf(cell: Place): { readonly x: number; readonly y: number } | null
  resize(): void
  /** How often the map has been drawn so far. */
  drawings(): number
  destroy(): void
}
