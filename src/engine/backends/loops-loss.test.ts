import { expect, test } from 'vitest'
import { matrix } from '../../math/matrix.ts'
import type { Targets } from '../../model/program.ts'
import { columnLosses, residual } from './loops-loss.ts'
import { randomMatrix } from './testing/cases.ts'

// Columns are taken two at a time: each must come out as if it stood alone, to the last bit.
test.each(['crossEntropy', 'squaredError'] as const)('%s: a column depends on none beside it', (loss) => {
  for (const cols of [1, 2, 5]) {
    const logits = randomMatrix({ rows: 4, cols }, 1, 3)
    const targets: Targets = {
      classes: Int32Array.from({ length: cols }, (_, c) => (3 * c + 2) % 4),
      weights: Float64Array.from({ length: cols }, (_, c) => 1 / (c + 3)),
    }
    const whole = residual(logits, targets, loss, matrix(4, cols)).data
    for (let c = 0; c < cols; c++) {
      const column = (data: Float64Array) => data.filter((_, i) => i % cols === c)
      const alone = { classes: targets.classes.subarray(c, c + 1), weights: targets.weights.subarray(c, c + 1) }
      expect(residual(matrix(4, 1, column(logits.data)), alone, loss, matrix(4, 1)).data).toEqual(column(whole))
    }
  }
})

// Margins from −30, where p_y is 1e-13, to 700, where 1 − p_y is; each loss relative to itself.
test.each(['crossEntropy', 'squaredError'] as const)('%s: losses told by the residual are those of the logits', (loss) => {
  const margins = Float64Array.from({ length: 200 }, (_, c) => -30 + 0.018 * c ** 2)
  const cols = margins.length
  const logits = matrix(3, cols, Float64Array.from({ length: 3 * cols }, (_, i) => (i < cols ? margins[i] : Math.sin(i))))
  const targets: Targets = { classes: new Int32Array(cols), weights: margins.map((_, c) => (c === 7 ? 0 : 1 / (c + 3))) }
  const slopes = residual(logits, targets, loss, matrix(3, cols))
  const [plain, told] = [undefined, slopes].map((known) => columnLosses(logits, targets, loss, known, matrix(1, cols)).data)
  told.forEach((value, c) => expect(Math.abs(value - plain[c])).toBeLessThanOrEqual(4e-15 * plain[c]))
})
