import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramOfRows } from './gram-of-rows.ts'
import { frobenius, fromRows, identity, matrix, multiply, transpose, type Matrix } from './matrix.ts'
import { singularValues } from './singular-values.ts'

/** Any m × n up to 7 × 7 over eight orders of magnitude, repeated rows included. */
const anyMatrix: fc.Arbitrary<Matrix> = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .chain(([m, n]) =>
    fc
      .array(fc.oneof(fc.constant(0), fc.double({ min: -1e4, max: 1e4, noNaN: true })), { minLength: m * n, maxLength: m * n })
      .map((data) => matrix(m, n, data)),
  )

function distance(a: Matrix, b: Matrix): number {
  return frobenius(matrix(a.rows, a.cols, a.data.map((x, i) => x - b.data[i])))
}

function withScaledColumns(a: Matrix, factors: Float64Array): Matrix {
  return matrix(a.rows, a.cols, a.data.map((x, i) => x * factors[i % a.cols]))
}

function pseudorandom(m: number, n: number): Matrix {
  let seed = 1
  return matrix(m, n, Array.from({ length: m * n }, () => (seed = (seed * 16807) % 2147483647) / 2147483647 - 0.5))
}

describe('singularValues', () => {
  it('rebuilds any matrix from orthonormal factors and falling values', () => {
    fc.assert(
      fc.property(anyMatrix, (a) => {
        const { left, values, right } = singularValues(a)
        const p = Math.min(a.rows, a.cols)
        // 50 ε relative to ‖A‖: a few dozen rotations, each of a rounding or two.
        const rebuilt = multiply(withScaledColumns(left, values), transpose(right))
        expect(distance(rebuilt, a)).toBeLessThanOrEqual(1e-14 * frobenius(a))
        expect(distance(gramOfRows(transpose(left)), identity(p))).toBeLessThan(1e-13)
        expect(distance(gramOfRows(transpose(right)), identity(p))).toBeLessThan(1e-13)
        for (let i = 1; i < p; i++) expect(values[i]).toBeLessThanOrEqual(values[i - 1])
        expect(values[p - 1]).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('finds known values', () => {
    // [[4, 0], [3, -5]]: AᵀA has eigenvalues 40 and 10.
    expect(singularValues(fromRows([[4, 0], [3, -5]])).values[0]).toBeCloseTo(Math.sqrt(40), 14)
    expect(singularValues(fromRows([[4, 0], [3, -5]])).values[1]).toBeCloseTo(Math.sqrt(10), 14)
    // Ones: rank one, σ = √(mn).
    expect(singularValues(matrix(2, 8, new Float64Array(16).fill(1))).values[0]).toBeCloseTo(4, 14)
    expect(singularValues(matrix(3, 2)).values).toEqual(new Float64Array(2))
  })

  it('keeps the relative accuracy of tiny values of badly scaled columns', () => {
    // B diag(1, 1e-20) with B = [[1, 1], [1, -1]]/√2 orthogonal: the values are the scales.
    const s = Math.SQRT1_2
    const { values } = singularValues(fromRows([[s, s * 1e-20], [s, -s * 1e-20]]))
    expect(values[1] / 1e-20).toBeCloseTo(1, 14)
    // Entries whose squares would overflow or vanish.
    expect(singularValues(fromRows([[3e200], [4e200]])).values[0] / 5e200).toBeCloseTo(1, 15)
    expect(singularValues(fromRows([[3e-200], [4e-200]])).values[0] / 5e-200).toBeCloseTo(1, 15)
  })

  it('agrees with the second-difference matrix at n = 100, whose values are known', () => {
    const n = 100
    const a = matrix(n, n)
    for (let i = 0; i < n; i++) {
      a.data[i * n + i] = 2
      if (i > 0) a.data[i * n + i - 1] = a.data[(i - 1) * n + i] = -1
    }
    const { values } = singularValues(a)
    // σ_j = 4 sin²(jπ/(2(n+1))); absolute 1e-13 relative to σ_1 = 4.
    values.forEach((x, j) => expect(Math.abs(x - 4 * Math.sin(((n - j) * Math.PI) / (2 * (n + 1))) ** 2)).toBeLessThan(4e-13))
  })

  it('decomposes 100 × 100', () => {
    const a = pseudorandom(100, 100)
    const { left, values, right } = singularValues(a)
    expect(distance(multiply(withScaledColumns(left, values), transpose(right)), a)).toBeLessThan(1e-13 * frobenius(a))
  })

  it('refuses what is not finite', () => {
    expect(() => singularValues(matrix(1, 2, [1, NaN]))).toThrow(RangeError)
  })
})
