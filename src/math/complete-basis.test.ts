import { describe, expect, it } from 'vitest'
import { completeBasis } from './complete-basis.ts'
import { gramOfRows } from './gram-of-rows.ts'
import { fromRows, identity, matrix, toRows } from './matrix.ts'

describe('completeBasis', () => {
  it('fills missing rows with orthonormal ones and keeps the rest', () => {
    const s = Math.SQRT1_2
    const basis = completeBasis(fromRows([[0, 0, 0, 0], [s, s, 0, 0]]), 4)
    expect(toRows(basis)[1]).toEqual([s, s, 0, 0])
    // Two passes of Gram–Schmidt leave a few units in the last place.
    gramOfRows(basis).data.forEach((x, i) => expect(x).toBeCloseTo(identity(4).data[i], 14))
  })

  it('starts from the unit vectors when nothing is given', () => {
    expect(toRows(completeBasis(matrix(0, 3), 2))).toEqual([[1, 0, 0], [0, 1, 0]])
  })

  it('refuses more rows than dimensions', () => {
    expect(() => completeBasis(matrix(1, 2), 3)).toThrow(RangeError)
  })
})
