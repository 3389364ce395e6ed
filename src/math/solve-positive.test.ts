import { describe, expect, it } from 'vitest'
import { fromRows } from './matrix.ts'
import { solvePositive } from './solve-positive.ts'

describe('solvePositive', () => {
  it('solves a system with a known solution', () => {
    const a = fromRows([[4, 2, 0], [2, 5, 1], [0, 1, 3]])
    // A (1, -2, 3)ᵀ = (0, -5, 7)ᵀ.
    const x = solvePositive(a, [0, -5, 7])
    ;[1, -2, 3].forEach((value, i) => expect(x[i]).toBeCloseTo(value, 14))
  })

  it('refuses an indefinite matrix', () => {
    expect(() => solvePositive(fromRows([[1, 2], [2, 1]]), [1, 1])).toThrow(RangeError)
  })
})
