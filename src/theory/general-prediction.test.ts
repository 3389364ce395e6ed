import { describe, expect, it } from 'vitest'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { toRows } from '../math/matrix.ts'
import { generalPrediction } from './general-prediction.ts'
import { lossGroups } from './loss-groups.ts'

function predicted(counts: readonly number[], lambda: number, loss: 'crossEntropy' | 'squaredError', biasDecay?: number) {
  const spec = { model: 'weightDecay', counts, dimension: 9, values: {} }
  const groups = lossGroups(spec, (k) => Math.sqrt(counts[k]))
  return generalPrediction({ groups, loss, lambda, radius: Infinity, biasDecay }, 1)
}

describe('generalPrediction', () => {
  it('names what it finds', () => {
    // N = 100: groups of two merge from √n/100 on.
    const counts = [30, 30, 15, 15, 5, 5]
    expect(predicted(counts, 0.022, 'crossEntropy').regime).toBe('separated')
    expect(predicted(counts, 0.03, 'crossEntropy').regime).toBe('minorityMerged')
    expect(predicted(counts, 0.06, 'crossEntropy').regime).toBe('zero')
    expect(predicted(counts, 0.022, 'squaredError').regime).toBe('frame')
    expect(predicted(counts, 0.03, 'squaredError').regime).toBe('someVanished')
    expect(predicted(counts, 0.03, 'squaredError', 0).regime).toBe('minorityMerged')
  })

  it('gives merged classes exactly equal rows, and vanished ones exactly zero ones', () => {
    const merged = toRows(predicted([30, 30, 15, 15, 5, 5], 0.03, 'crossEntropy').classifiers)
    expect(merged[4]).toEqual(merged[5])
    expect(merged[2]).not.toEqual(merged[3])
    const dead = toRows(predicted([30, 30, 15, 15, 5, 5], 0.03, 'squaredError').classifiers)
    expect(dead.slice(4).flat().every((x) => x === 0)).toBe(true)
  })

  it('finds an orthogonal frame, with K columns, for squared error without a bias', () => {
    const { classifiers } = predicted([30, 15, 5], 0.02, 'squaredError')
    expect(classifiers.cols).toBe(3)
    const gram = gramOfRows(classifiers).data
    for (const i of [1, 2, 5]) expect(Math.abs(gram[i])).toBeLessThan(1e-13)
  })

  it('stays within its budget of work, and says how far it came', () => {
    const counts = Array.from({ length: 30 }, (_, k) => 3 + k * k)
    const { gap, objective } = predicted(counts, 1e-3, 'crossEntropy')
    // 112 iterations; about 1e-6 is usual.
    expect(gap).toBeLessThan(1e-4 * objective)
  })
})
