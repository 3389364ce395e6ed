import { describe, expect, it } from 'vitest'
import { fromRows } from '../math/matrix.ts'
import { groupCosine } from './group-cosines.ts'
import { groupNorm } from './group-norms.ts'
import { groupsOf } from './groups.ts'

// Unit vectors at 0°, 60°, 90°, and one of length two at 180°.
const rows = fromRows([[1, 0], [0.5, Math.sqrt(0.75)], [0, 1], [-2, 0]])

describe('groups', () => {
  it('are the largest and the smallest classes', () => {
    expect(groupsOf([9, 2, 9, 2])).toEqual({ majority: [0, 2], minority: [1, 3] })
    expect(groupsOf([5, 9, 2])).toEqual({ majority: [1], minority: [2] })
    expect(groupsOf([5, 5])).toEqual({ majority: [0, 1], minority: [] })
  })
})

describe('groupCosine', () => {
  it('is the mean over pairs of different classes', () => {
    expect(groupCosine(rows, [9, 9, 2, 2], 'majority').value).toBeCloseTo(0.5, 15)
    expect(groupCosine(rows, [9, 9, 2, 2], 'minority').value).toBeCloseTo(0, 15)
    // 0° and 60° against 90° and 180°.
    expect(groupCosine(rows, [9, 9, 2, 2], 'cross').value).toBeCloseTo((0 - 1 + Math.sqrt(0.75) - 0.5) / 4, 15)
  })

  it('leaves out classes of a number between', () => {
    expect(groupCosine(rows, [9, 5, 5, 2], 'cross').value).toBeCloseTo(-1, 15)
  })

  it('says why there is none', () => {
    expect(groupCosine(rows, [9, 9, 9, 9], 'minority').value).toBeNull()
    expect(groupCosine(rows, [9, 9, 9, 2], 'minority')).toEqual({ value: null, reason: 'there is one minority class and so no pair' })
    const vanished = fromRows([[1, 0], [0, 1], [0, 0], [0, 0]])
    expect(groupCosine(vanished, [9, 9, 2, 2], 'minority').value).toBeNull()
    expect(groupCosine(vanished, [9, 9, 2, 2], 'cross').value).toBeNull()
    expect(groupCosine(vanished, [9, 9, 2, 2], 'majority')).toEqual({ value: 0 })
  })
})

describe('groupNorm', () => {
  it('is the mean length', () => {
    expect(groupNorm(rows, [9, 9, 2, 2], 'minority').value).toBeCloseTo(1.5, 15)
    expect(groupNorm(rows, [9, 9, 9, 9], 'majority').value).toBeCloseTo(1.25, 15)
    expect(groupNorm(rows, [9, 9, 9, 9], 'minority').value).toBeNull()
  })
})
