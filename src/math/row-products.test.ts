import { expect, test } from 'vitest'
import { fromRows, matrix, multiply, transpose } from './matrix.ts'
import { rowProducts } from './row-products.ts'

const wave = (rows: number, cols: number, phase: number) =>
  matrix(rows, cols, Array.from({ length: rows * cols }, (_, i) => Math.sin(1.7 * i + phase)))

test.each([1, 3, 4, 7, 9])('are A Bᵀ for rows of %i numbers', (d) => {
  const [a, b] = [wave(5, d, 0), wave(3, d, 1)]
  const expected = multiply(a, transpose(b)).data
  // At most nine products of numbers below 1, in another order: 1e-14 is fifty roundings.
  rowProducts(a, b, new Float64Array(15)).forEach((x, i) => expect(Math.abs(x - expected[i])).toBeLessThan(1e-14))
})

test('of a matrix with itself are symmetric to the bit', () => {
  const a = wave(6, 7, 2)
  const gram = rowProducts(a, a, new Float64Array(36))
  for (let i = 0; i < 6; i++) for (let j = 0; j < 6; j++) expect(gram[6 * i + j]).toBe(gram[6 * j + i])
  expect(gram[0]).toBeGreaterThan(0)
})

test('a row that is not defined leaves its products undefined, and no others', () => {
  const a = fromRows([[1, 0], [Number.NaN, Number.NaN]])
  expect(Array.from(rowProducts(a, a, new Float64Array(4)))).toEqual([1, Number.NaN, Number.NaN, Number.NaN])
})

test('refuses shapes that do not fit', () => {
  expect(() => rowProducts(wave(2, 3, 0), wave(2, 4, 0), new Float64Array(4))).toThrow(RangeError)
  expect(() => rowProducts(wave(2, 3, 0), wave(2, 3, 0), new Float64Array(5))).toThrow(RangeError)
})
