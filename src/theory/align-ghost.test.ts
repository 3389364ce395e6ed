import { describe, expect, it } from 'vitest'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { frobenius, fromRows, matrix, multiply, type Matrix } from '../math/matrix.ts'
import { alignGhost } from './align-ghost.ts'
import { predict } from './registry.ts'

const spec = { model: 'weightDecay', counts: [60, 60, 20, 20], dimension: 4, values: { lambdaW: 2.3e-3, lambdaH: 1e-3 } }

function predictionOf(counts: readonly number[]) {
  const prediction = predict({ ...spec, counts })
  if (prediction === null) throw new Error('no prediction')
  return prediction
}

function distance(a: Matrix, b: Matrix): number {
  return frobenius(matrix(a.rows, a.cols, a.data.map((x, i) => x - b.data[i])))
}

/** Three dimensions put into four by a reflection and rotations. */
const placed = fromRows([
  [0.6, 0, 0.8, 0],
  [0, -1, 0, 0],
  [-0.48, 0, 0.36, 0.8],
])

describe('alignGhost', () => {
  it('lies on a run that reached the optimum, reflected or not', () => {
    const prediction = predictionOf(spec.counts)
    const run = { classifiers: multiply(prediction.classifiers, placed), means: multiply(prediction.means, placed) }
    const ghost = alignGhost(prediction, run)
    expect(distance(ghost.classifiers, run.classifiers)).toBeLessThan(1e-12 * frobenius(run.classifiers))
    expect(distance(ghost.means, run.means)).toBeLessThan(1e-12 * frobenius(run.means))
  })

  it('keeps its shape and counts classifiers and means equally', () => {
    const prediction = predictionOf(spec.counts)
    const short = multiply(prediction.means, placed)
    const opposed = multiply(prediction.classifiers, matrix(3, 4, placed.data.map((x) => -x)))
    const run = { classifiers: opposed, means: short }
    const ghost = alignGhost(prediction, run)
    expect(distance(gramOfRows(ghost.classifiers), gramOfRows(prediction.classifiers))).toBeLessThan(1e-12)
    const scaled = { classifiers: matrix(4, 4, opposed.data.map((x) => 1000 * x)), means: short }
    expect(distance(alignGhost(prediction, scaled).means, ghost.means)).toBeLessThan(1e-9)
  })

  it('stays where it was when the run says nothing, across a change of the prediction', () => {
    const nothing = { classifiers: matrix(4, 4), means: matrix(4, 4) }
    const before = predictionOf([20, 20, 20, 20])
    const shown = { classifiers: multiply(before.classifiers, placed), means: multiply(before.means, placed) }
    expect(distance(alignGhost(before, nothing, shown).means, shown.means)).toBeLessThan(1e-12)
    // The balanced optimum is written in another basis; the ghost must move by as much as the optimum does.
    const after = alignGhost(predictionOf([21, 21, 20, 20]), nothing, shown)
    expect(distance(after.classifiers, shown.classifiers)).toBeLessThan(0.05 * frobenius(shown.classifiers))
  })

  it('ignores a previous ghost of another size', () => {
    const prediction = predictionOf(spec.counts)
    const run = { classifiers: multiply(prediction.classifiers, placed), means: multiply(prediction.means, placed) }
    const other = { classifiers: matrix(5, 7), means: matrix(5, 7) }
    expect(alignGhost(prediction, run, other)).toEqual(alignGhost(prediction, run))
  })
})
