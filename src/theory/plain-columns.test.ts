import { describe, expect, it } from 'vitest'
import { balancedColumns, plainColumns } from './plain-columns.ts'

const spec = { model: 'weightDecay', dimension: 3, values: {} }

describe('plainColumns', () => {
  it('is the counts of a plain model, also with one weight for all', () => {
    expect(plainColumns({ ...spec, counts: [5, 3] })).toEqual([5, 3])
    expect(plainColumns({ ...spec, counts: [5, 3, 7], weights: [0.3, 0.3, 0.3] })).toEqual([5, 3, 7])
  })

  it('is the columns where weights undo the counts', () => {
    expect(plainColumns({ ...spec, counts: [10, 2], columns: [1, 1], weights: [1, 5] })).toEqual([1, 1])
  })

  it('is null where columns weigh differently', () => {
    expect(plainColumns({ ...spec, counts: [5, 3], weights: [1, 1.0001] })).toBeNull()
    expect(plainColumns({ ...spec, counts: [5, 3], columns: [1, 1] })).toBeNull()
  })
})

describe('balancedColumns', () => {
  it('is n of the balanced model', () => {
    expect(balancedColumns({ ...spec, counts: [5, 5] })).toBe(5)
    expect(balancedColumns({ ...spec, counts: [2.5, 2.5], columns: [1, 1] })).toBe(1)
    expect(balancedColumns({ ...spec, counts: [5, 4] })).toBeNull()
    expect(balancedColumns({ ...spec, counts: [5, 5], weights: [1, 2] })).toBeNull()
  })
})
