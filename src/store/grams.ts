import type { Frame } from '../engine/recording.ts'
import { VANISHED as VANISHED_IN_THEORY, longestRow } from '../math/cosines.ts'
import { matrix, type Matrix } from '../math/matrix.ts'
import { rowProducts } from '../math/row-products.ts'
import type { Configuration } from '../theory/align-ghost.ts'
import type { Lengths } from '../theory/point-of-theory.ts'
import { unitRows } from './curve-measures.ts'
import { VANISHED } from './curve-point.ts'
import { gramOrder, type GramOrder } from './gram-order.ts'

/** Which vectors the cosines are between. */
export const gramKeys = ['classifiers', 'means', 'duality'] as const
export type GramKey = (typeof gramKeys)[number]

/**
 * Gram matrices of cosines of one moment, a row and a column for each class shown, row-major, NaN where a vector has vanished:
 * `classifiers` cos(w_j, w_k), `means` cos(μ_j − μ_G, μ_k − μ_G), `duality` cos(w_j, μ_k − μ_G), with μ_G = Σ μ_k/K.
 */
export type Cosines = Readonly<Record<GramKey, Float64Array>>

/**
 * The Gram matrices of the moment on show and of its target. Those of the moment are the same arrays with new numbers
 * from moment to moment; those of the target are new where it is another.
 */
export interface Grams extends GramOrder {
  /** Rows of the matrices: as many as classes are shown. */
  readonly classes: number
  readonly values: Cosines
  /** Null where there is no target. */
  readonly target: Cosines | null
}

/** Makes Gram matrices of moment after moment, without new arrays while the shapes stay. */
export class GramKeeper {
  private run: Rows | null = null
  private told: Rows | null = null
  private target: Configuration | null = null
  private toldOf: readonly number[] = []
  private counts: readonly number[] = []
  private order: GramOrder = gramOrder([])

  /**
   * @param target classifiers and class means, its classes named as in the run; of other shapes it is not used yet.
   * @param longest of all vectors so far: what is shorter than a hundredth of it has vanished.
   */
  at({ classifiers, means, layout }: Frame, target: Configuration | null, longest: Lengths): Grams {
    const { counts } = layout.spec
    if (counts !== this.counts) this.order = gramOrder(counts)
    this.counts = counts
    const { shown } = this.order
    this.run = fitting(this.run, shown.length, classifiers.cols)
    measure(shown, this.run, classifiers, means, { classifiers: VANISHED * longest.classifiers, means: VANISHED * longest.means })
    const told = target !== null && target.classifiers.rows === classifiers.rows ? this.toldBy(target) : null
    return { ...this.order, classes: shown.length, values: this.run.cosines, target: told }
  }

  /** Found anew only when the target has changed. */
  private toldBy(target: Configuration): Cosines {
    const { shown } = this.order
    if (target === this.target && shown === this.toldOf && this.told !== null) return this.told.cosines
    this.target = target
    this.toldOf = shown
    this.told = fitting(null, shown.length, target.classifiers.cols)
    const { classifiers, means } = target
    const shortest = { classifiers: longestRow(classifiers), means: longestRow(means) }
    measure(shown, this.told, classifiers, means, {
      classifiers: VANISHED_IN_THEORY * shortest.classifiers,
      means: VANISHED_IN_THEORY * shortest.means,
    })
    return this.told.cosines
  }
}

/** Room for the vectors of one configuration and their cosines. */
interface Rows {
  readonly classifiers: Matrix
  readonly means: Matrix
  readonly cosines: Cosines
}

function fitting(before: Rows | null, rows: number, cols: number): Rows {
  if (before?.classifiers.rows === rows && before.classifiers.cols === cols) return before
  const square = () => new Float64Array(rows * rows)
  return {
    classifiers: matrix(rows, cols),
    means: matrix(rows, cols),
    cosines: { classifiers: square(), means: square(), duality: square() },
  }
}

function measure(shown: readonly number[], out: Rows, classifiers: Matrix, means: Matrix, shortest: Lengths): void {
  pick(classifiers, shown, false, out.classifiers)
  unitRows(out.classifiers, shortest.classifiers, out.classifiers)
  pick(means, shown, true, out.means)
  unitRows(out.means, shortest.means, out.means)
  const { cosines } = out
  rowProducts(out.classifiers, out.classifiers, cosines.classifiers)
  rowProducts(out.means, out.means, cosines.means)
  rowProducts(out.classifiers, out.means, cosines.duality)
  for (const key of gramKeys) clamp(cosines[key])
}

/** The rows shown; less the mean of all where they are centred. */
function pick({ rows, cols, data }: Matrix, shown: readonly number[], isCentred: boolean, out: Matrix): void {
  for (let i = 0; i < cols; i++) {
    let sum = 0
    if (isCentred) for (let k = 0; k < rows; k++) sum += data[k * cols + i]
    for (let row = 0; row < shown.length; row++) out.data[row * cols + i] = data[shown[row] * cols + i] - sum / rows
  }
}

function clamp(values: Float64Array): void {
  for (let i = 0; i < values.length; i++) values[i] = Math.max(-1, Math.min(1, values[i]))
}
