import { describe, expect, it } from 'vitest'
import type { ModelSpec } from '../model/spec.ts'
import { biasDecayOf, lossGroups, sizesOf } from './loss-groups.ts'

function specOf(counts: readonly number[], weights?: readonly number[]): ModelSpec {
  return { model: 'layerPeeled', counts, weights, dimension: 9, values: { lambdaB: 0.5 } }
}

describe('lossGroups', () => {
  it('gathers classes of one share and one scale, the largest count first', () => {
    const counts = [5, 40, 5, 12, 40]
    const groups = lossGroups(specOf(counts), (k) => counts[k])
    expect(groups.map(({ members }) => members)).toEqual([[1, 4], [3], [0, 2]])
    expect(groups.map(({ share }) => share)).toEqual([40 / 102, 12 / 102, 5 / 102])
    expect(groups.map(({ scale }) => scale)).toEqual([40, 12, 5])
  })

  it('tells classes of unlike weight apart, and not those of one share and scale', () => {
    expect(lossGroups(specOf([10, 10, 10], [1, 3, 1]), () => 1).map(({ members }) => members)).toEqual([[0, 2], [1]])
    // 30 of weight 1 and 10 of weight 3 are the same to the loss, but not to weight decay.
    expect(lossGroups(specOf([30, 10], [1, 3]), () => 1)).toHaveLength(1)
    expect(lossGroups(specOf([30, 10], [1, 3]), (k) => k)).toHaveLength(2)
  })

  it('lets a split say which of two groups is the majority', () => {
    const oversampled = specOf([10, 10, 40, 40])
    expect(lossGroups(oversampled, () => 1)[0].members).toEqual([2, 3])
    expect(lossGroups(oversampled, () => 1, { majorityClasses: 2 })[0].members).toEqual([0, 1])
  })
})

describe('sizesOf', () => {
  it('reads two groups, and classes all alike that a split divides', () => {
    const expected = { majorityClasses: 2, minorityClasses: 1, minorityCount: 5, weight: 1, oversampling: 1 }
    expect(sizesOf(specOf([50, 5, 50]))).toEqual(expected)
    expect(sizesOf(specOf([5, 5, 5]), { majorityClasses: 2 })).toEqual(expected)
    expect(sizesOf(specOf([50, 5, 50], [2, 6, 2]))).toEqual({ ...expected, weight: 3 })
    expect(sizesOf(specOf([50, 50, 10]), { majorityClasses: 2, oversampling: 2 })).toEqual({ ...expected, minorityCount: 10, oversampling: 2 })
  })

  it('is silent where there is no majority and minority', () => {
    expect(sizesOf(specOf([5, 5, 5]))).toBeNull()
    expect(sizesOf(specOf([5, 6, 7]))).toBeNull()
    expect(sizesOf(specOf([5, 6, 6]), { majorityClasses: 2 })).toBeNull()
    expect(sizesOf(specOf([5, 5]), { majorityClasses: 2 })).toBeNull()
  })
})

it('reads the decay of the bias', () => {
  const bias = (choice?: string) => biasDecayOf({ ...specOf([1, 1]), choices: choice === undefined ? undefined : { bias: choice } })
  expect([bias(), bias('none'), bias('free'), bias('penalised')]).toEqual([{}, {}, { biasDecay: 0 }, { biasDecay: 0.5 }])
})
