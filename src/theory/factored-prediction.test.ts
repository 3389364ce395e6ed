import { describe, expect, it } from 'vitest'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { frobenius, fromRows, inner, multiply, toRows, transpose } from '../math/matrix.ts'
import { factoredPrediction } from './factored-prediction.ts'

const groups = [
  { members: [0, 2, 3], scale: 4 },
  { members: [1], scale: 2 },
]
const core = { left: fromRows([[0.6], [-0.8]]), values: [5], right: fromRows([[0.8], [-0.6]]) }
const ratio = 16 ** 0.25

describe('factoredPrediction', () => {
  const { classifiers, means } = factoredPrediction(groups, [2, 0], core, ratio)

  it('multiplies to A: W M = A diag(1/c)', () => {
    const logits = multiply(classifiers, transpose(means))
    // Class 0, own group: 2 (1 − 1/3) + 5 · 0.6 · 0.8/3, over √16; class 1 against it: −5 · 0.8 · 0.8/√3 over √16.
    expect(logits.data[0]).toBeCloseTo((4 / 3 + 2.4 / 3) / 4, 14)
    expect(logits.data[2]).toBeCloseTo((-2 / 3 + 2.4 / 3) / 4, 14)
    expect(logits.data[4]).toBeCloseTo(-3.2 / Math.sqrt(3) / 4, 14)
    expect(logits.data[5]).toBeCloseTo((5 * 0.8 * 0.6) / 2, 14)
  })

  it('balances the penalties: λ_W‖W‖² = λ_H‖H‖² = λ‖A‖_*', () => {
    const H = toRows(means).reduce((sum, row, k) => sum + (k === 1 ? 4 : 16) * inner(fromRows([row]), fromRows([row])), 0)
    const nuclear = 2 * 2 + 5
    expect(1e-3 * frobenius(classifiers) ** 2).toBeCloseTo(4e-3 * nuclear, 14)
    expect(16e-3 * H).toBeCloseTo(4e-3 * nuclear, 14)
  })

  it('merges and vanishes exactly', () => {
    const merged = toRows(factoredPrediction(groups, [0, 0], core, ratio).classifiers)
    expect(merged[0]).toEqual(merged[2])
    expect(merged[2]).toEqual(merged[3])
    const none = { left: fromRows([[], []]), values: [], right: fromRows([[], []]) }
    const vanished = factoredPrediction(groups, [2, 0], none, ratio)
    expect(toRows(vanished.classifiers)[1]).toEqual([0, 0, 0])
    expect(gramOfRows(vanished.means).data[0]).toBeGreaterThan(0)
  })

  it('gives the core as many columns as its rank may have', () => {
    const full = { left: fromRows([[1, 0], [0, 1]]), values: [5, 3], right: fromRows([[0.6, 0.8], [-0.8, 0.6]]) }
    const wide = factoredPrediction(groups, [2, 0], full, ratio, 2)
    expect(wide.classifiers.cols).toBe(4)
    const logits = multiply(wide.classifiers, transpose(wide.means))
    // Class 1 against itself: 3 · 1 · 0.6 over 2.
    expect(logits.data[5]).toBeCloseTo(0.9, 14)
  })
})
