import { describe, expect, it } from 'vitest'
import { fromRows, matrix } from '../math/matrix.ts'
import { cosineSpread, largestAngleDeviation, normSpread, simplexDistance } from './nc2-simplex.ts'

const square = fromRows([[1, 0], [0, 3]])

describe('distance from a simplex', () => {
  it('agrees with cases done by hand', () => {
    // Norms 1 and 3: mean 2, deviation 1 (population) or √2. K = 2: the simplex has cosine −1, here 0.
    expect(normSpread(square, false)).toEqual({ value: 0.5 })
    expect(normSpread(square, true).value).toBeCloseTo(Math.SQRT1_2, 15)
    expect(cosineSpread(square)).toEqual({ value: 1 })
    expect(largestAngleDeviation(square).value).toBeCloseTo(90, 13)
    // Gram diag(1, 9)/√82 against [[1, −1], [−1, 1]]/2.
    const s = Math.sqrt(82)
    expect(simplexDistance(square).value).toBeCloseTo(Math.hypot(1 / s - 0.5, 9 / s - 0.5, 0.5, 0.5), 14)
  })

  it('does not depend on the common length', () => {
    const long = fromRows([[1e6, 0], [0, 3e6]])
    expect(simplexDistance(long).value).toBeCloseTo(simplexDistance(square).value ?? NaN, 15)
  })

  it('has no angles of vanished vectors and nothing of zero ones', () => {
    expect(cosineSpread(fromRows([[1, 0], [0, 1e-12]])).value).toBeNull()
    expect(largestAngleDeviation(fromRows([[1, 0], [0, 0]])).value).toBeNull()
    expect(normSpread(matrix(2, 2), true)).toEqual({ value: null, reason: 'all vectors are zero' })
    expect(simplexDistance(matrix(3, 2)).value).toBeNull()
  })
})
