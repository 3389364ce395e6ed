/** Which pairs or classes a line is about; `all` where classes are not told apart. */
export type CurveRole = 'majority' | 'minority' | 'cross' | 'all'

/** One line of a curve. Arrays run along the common times; NaN is "not defined there". */
export interface CurveLine {
  /** Names the line beside others: 'minority 3, 4'; empty where it is the only one. */
  readonly label: string
  readonly role: CurveRole
  /** The class in whose colour it is drawn; null is the colour of text. */
  readonly colourOf: number | null
  readonly values: Float64Array
  /** Least and greatest of what `values` is the mean of. */
  readonly low?: Float64Array
  readonly high?: Float64Array
  /** A bound rather than measured. */
  readonly dashed?: boolean
}

/** A value that theory predicts for a part of a run; NaN elsewhere. */
export interface TheoryLine {
  readonly label: string
  readonly role: CurveRole
  readonly values: Float64Array
}

/** One measure along a run. */
export interface Curve {
  readonly key: string
  /** As in the registry of parameters: `_` before a subscript of one word. */
  readonly symbol: string
  /** Plain words. */
  readonly name: string
  /** Which of the definitions in use it is. */
  readonly convention: string
  readonly unit: '' | '°'
  readonly scale: 'log' | 'linear'
  /** The whole range of the measure where it is bounded. */
  readonly range: readonly [number, number] | null
  /** What it means that a value is missing. */
  readonly undefinedAs: string
  readonly lines: readonly CurveLine[]
  readonly theory: readonly TheoryLine[]
}

/** The curves of a recording as far as it goes. */
export interface CurveSet {
  /** Times of the flow, never falling; a time stands twice where a stretch begins. */
  readonly times: Float64Array
  readonly curves: readonly Curve[]
  /** K. */
  readonly classes: number
  /** Whether all that is recorded is in it. */
  readonly isComplete: boolean
}
