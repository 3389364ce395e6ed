import { expect, it } from 'vitest'
import { matrix } from '../math/matrix.ts'
import { groupedInner, groupedSum, nuclearNorm, spectralNorm } from './grouped-matrix.ts'

const groups = [{ members: [0, 1, 2] }, { members: [3] }]
const a = { blocks: Float64Array.of(2, 0), core: matrix(2, 2, [3, 0, 0, -4]) }

it('counts the value of a block K_g − 1 times', () => {
  expect(nuclearNorm(groups, a)).toBeCloseTo(2 * 2 + 3 + 4, 14)
  expect(groupedInner(groups, a, a)).toBe(2 * 4 + 9 + 16)
  expect(spectralNorm(a)).toBeCloseTo(4, 14)
})

it('adds both parts', () => {
  const sum = groupedSum(a, -0.5, a)
  expect(Array.from(sum.blocks)).toEqual([1, 0])
  expect(Array.from(sum.core.data)).toEqual([1.5, 0, 0, -2])
})
