import type { Run } from './math-runs.ts'

/** A point in CSS pixels. */
export type Point = readonly [x: number, y: number]

/** x, y, width and height in CSS pixels. */
export type Box = readonly [x: number, y: number, width: number, height: number]

/** A line of text about a point: its middle line is at y, turned about the point. */
export interface TextMark {
  readonly kind: 'text'
  readonly runs: readonly Run[]
  readonly at: Point
  readonly size: number
  readonly weight: number
  readonly colour: string
  readonly anchor: 'start' | 'middle' | 'end'
  /** Radians, clockwise. */
  readonly angle: number
  /** Colour of the outline that keeps it legible; null for none. */
  readonly halo: string | null
}

export interface PathMark {
  readonly kind: 'path'
  readonly points: readonly Point[]
  readonly colour: string
  readonly width: number
  /** Lengths of dashes and gaps in turn; missing for a whole line. */
  readonly dash?: readonly number[]
  readonly isClosed: boolean
  /** Whether the inside is filled rather than the outline drawn. */
  readonly isFilled: boolean
  /** Share of the colour that is seen. */
  readonly opacity: number
}

/** Boxes that are filled, or hatched by lines at 45°. */
export interface BoxesMark {
  readonly kind: 'boxes'
  readonly boxes: readonly Box[]
  readonly fill: 'plain' | 'hatched' | 'dotted'
  readonly colour: string
  readonly opacity: number
}

/** Marks that are seen within a box only. */
export interface GroupMark {
  readonly kind: 'group'
  readonly clip: Box
  readonly opacity: number
  readonly marks: readonly Mark[]
}

/** What a picture is made of; a screen, a bitmap and a vector file draw the same list. */
export type Mark = TextMark | PathMark | BoxesMark | GroupMark

/** Lines of a hatching are so far apart, and dots, in CSS pixels. */
export const HATCH = { distance: 5, width: 1, dot: 1.4 } as const

/** How a run is set within a line of a size: its font, and how far it stands lower. */
export function runFont(run: Run, size: number, weight: number) {
  const isSmall = run.style === 'sub' || run.style === 'sup'
  return {
    family: run.style === 'symbol' ? "'STIX Two Text', 'Cambria Math', Georgia, serif" : "'Inter Variable', Inter, system-ui, sans-serif",
    style: run.style === 'symbol' ? 'italic' : 'normal',
    weight: run.style === 'symbol' ? 400 : weight,
    size: isSmall ? size * 0.74 : run.style === 'symbol' ? size * 1.12 : size,
    drop: run.style === 'sub' ? size * 0.22 : run.style === 'sup' ? -size * 0.34 : 0,
  }
}

/** Width of runs in CSS pixels. */
export type Measure = (runs: readonly Run[], size: number, weight: number) => number
