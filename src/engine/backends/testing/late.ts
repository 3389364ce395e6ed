import { matrix, type Matrix } from '../../../math/matrix.ts'
import type { Targets } from '../../../model/program.ts'

/** Margins of the true class over the rest, one a column: the rest has probability about e^−margin. */
export const margins = [18.5, 20, 30, 40, 50, 60, 69, 80]

/** Logits (4 × 8) with these margins, the wrong classes differing among themselves, and targets. */
export function lateLogits(): { logits: Matrix; targets: Targets } {
  const logits = matrix(4, margins.length)
  const classes = Int32Array.from(margins, (_, c) => c % 4)
  margins.forEach((margin, c) => {
    for (let k = 0; k < 4; k++) {
      logits.data[k * margins.length + c] = Math.fround(k === classes[c] ? margin / 2 : -margin / 2 - 0.3 * k)
    }
  })
  return { logits, targets: { classes, weights: new Float64Array(margins.length).fill(1 / 8) } }
}

/** W (4 × 4) and H (4 × 24, six samples a class) whose every margin is `margin`: a simplex ETF. */
export function lateState(margin: number): Matrix[] {
  const block = (columns: number, classOf: (column: number) => number) =>
    matrix(
      4,
      columns,
      Array.from({ length: 4 * columns }, (_, i) => {
        const own = Math.floor(i / columns) === classOf(i % columns)
        return Math.fround(Math.sqrt(margin) * ((own ? 1 : 0) - 1 / 4))
      }),
    )
  return [block(4, (column) => column), block(24, (column) => Math.floor(column / 6))]
}
