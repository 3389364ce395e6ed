import type { Appearance } from '../theme/appearance.ts'

/** One line of a chart. Arrays run along the common times; NaN is "not defined there". */
export interface CurveLine {
  /** Names the line beside others; empty where it is the only one. */
  readonly label: string
  readonly role: 'majority' | 'minority' | 'cross' | 'all'
  /** The class in whose colour it is drawn; null is the colour of text. */
  readonly colourOf: number | null
  readonly values: Float64Array
  /** Both or neither: a band around the line. */
  readonly low?: Float64Array
  readonly high?: Float64Array
  /** A bound, or found numerically rather than followed: dashed. */
  readonly dashed?: boolean
}

/** A value that theory predicts for a part of a run, NaN elsewhere; drawn as a thin hollow line. */
export interface TheoryLine {
  readonly label: string
  readonly role: CurveLine['role']
  readonly values: Float64Array
}

/** One way in use to define what a chart shows. */
export interface Convention {
  readonly key: string
  /** Formula, and who uses it. */
  readonly label: string
}

/** One chart. */
export interface Curve {
  readonly key: string
  /** `_` stands before a subscript of one word: 'cos(w_j, w_k)'. */
  readonly symbol: string
  /** Plain words: the title. */
  readonly name: string
  /** Which of the definitions in use it is, in a few words. */
  readonly convention: string
  /** Conventions to choose from, this one among them by its text; none or one leaves no choice. */
  readonly conventions?: readonly Convention[]
  /** Whether the reader may switch between a logarithmic and a linear axis. */
  readonly hasScales?: boolean
  readonly unit?: '' | '°'
  /** On a logarithmic axis values ≤ 0 are not drawn. */
  readonly scale: 'log' | 'linear'
  /** The whole range of the measure where it is bounded; null fits the axis to what is drawn. */
  readonly range: readonly [number, number] | null
  /** What a missing value means: 'vanished'. */
  readonly undefinedAs: string
  readonly lines: readonly CurveLine[]
  readonly theory: readonly TheoryLine[]
}

/** Everything the curves are told. What is passed is never written to and must not change afterwards. */
export interface CurvesProps {
  readonly curves: readonly Curve[]
  /** Times of the flow of all values, never falling. */
  readonly times: Float64Array
  /** K: the class colours depend on it. */
  readonly classes: number
  /** Place of every time along the timeline, 0…1, never falling. */
  readonly place: Float64Array
  /** Labels of the timeline; those that find no room are left out. */
  readonly ticks: readonly { readonly place: number; readonly label: string }[]
  readonly appearance: Appearance
  /** How much heavier lines are, on a projector and on large screens; 1 by default. Type grows with the page's. */
  readonly magnification?: number
  /** The reader points at a place along the timeline, 0…1, also while dragging. */
  onSeek(place: number): void
  /** The reader wants another convention in the place of a chart. */
  onConvention?(curve: string, convention: string): void
  /** The reader wants the other kind of axis for a chart. */
  onScale?(curve: string): void
}

/** The renderer of curves: props in, pixels out. */
export interface Curves {
  /** Takes new props; draws at once what changed. */
  setProps(props: CurvesProps): void
  /** Moves the line of the current moment to a time of the flow, without drawing any chart anew. */
  setCursor(t: number): void
  /** Fits to the container after its size has changed. */
  resize(): void
  /** How often a chart has been drawn so far. */
  drawings(): number
  /** Removes everything from the container. */
  destroy(): void
}
