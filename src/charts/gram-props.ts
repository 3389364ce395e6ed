import type { Appearance } from '../theme/appearance.ts'

/** What the colour of a cell says: the cosine itself, or how far it is from what is predicted. */
export type GramShading = 'value' | 'difference'

/** One Gram matrix of cosines, row-major, a row for each class; NaN where a vector has vanished. */
export interface GramMatrix {
  readonly key: string
  /** Plain words: the title. */
  readonly name: string
  /** The vectors of the rows and of the columns; `#` stands for the class: 'w_#', 'μ_# − μ_G'. */
  readonly row: string
  readonly column: string
  /** Keys of the matrices of the rows' vectors with themselves, and of the columns'. */
  readonly rowsOf: string
  readonly columnsOf: string
  readonly values: Float64Array
  /** Null where there is no target. */
  readonly target: Float64Array | null
}

/** A part of too many classes to be shown. */
export interface GramSelection {
  /** The class of each row, counted from 0, ascending. */
  readonly classes: readonly number[]
  /** K. */
  readonly of: number
}

/** Everything the Gram matrices are told of a moment. */
export interface GramProps {
  readonly matrices: readonly GramMatrix[]
  /** Rows of a matrix. */
  readonly classes: number
  /** Which classes the rows are, of how many; missing where they are all. */
  readonly selection?: GramSelection | null
  /** The row at each place along the sides. */
  readonly order: readonly number[]
  readonly groups: readonly { readonly name: string; readonly from: number; readonly to: number }[]
  /** What the target is called: 'predicted', 'best found'. */
  readonly targetName: string
  readonly shading: GramShading
  readonly appearance: Appearance
  /** How much heavier lines are, on a projector and on large screens; absent: 1. */
  readonly weight?: number
}

/** The renderer of Gram matrices: props in, pixels out. */
export interface GramView {
  /** Draws a moment; `values` may be the array of the moment before with new numbers in it, a target may not. */
  draw(props: GramProps): void
  /** Fits to the container after its size has changed. */
  resize(): void
  /** Removes everything from the container. */
  destroy(): void
}
