import { expect, test } from 'vitest'
import { gaussian } from '../../lib/gaussian.ts'
import { matrix } from '../../math/matrix.ts'
import { normalise, normaliseSlope, rowInner, scaleRows } from './loops-normalise.ts'

const fresh = (rows: number, cols: number) => matrix(rows, cols)
const random = (rows: number, cols: number, seed: number) =>
  matrix(rows, cols, Float64Array.from({ length: rows * cols }, (_, i) => gaussian(seed, [0, i, 0, 0])))

test('rows have mean 0 and variance 1, but one of equal entries is zero', () => {
  const a = random(3, 7, 1)
  a.data.fill(0.3, 0, 7)
  const { data } = normalise(a, fresh(3, 7))
  expect(data.subarray(0, 7).every((x) => x === 0)).toBe(true)
  for (const row of [data.subarray(7, 14), data.subarray(14)]) {
    expect(row.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 13)
    expect(row.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(7, 12)
  }
})

test('the slope is the derivative, by central differences, and symmetric', () => {
  const [a, u, v] = [random(2, 9, 2), random(2, 9, 3), random(2, 9, 4)]
  const shifted = (sign: number) => matrix(2, 9, a.data.map((x, i) => x + sign * 1e-5 * v.data[i]))
  const [up, down] = [1, -1].map((sign) => normalise(shifted(sign), fresh(2, 9)).data)
  const slope = normaliseSlope(a, v, fresh(2, 9)).data
  // A step of 1e-5 errs by 1e-10 or so by truncation, 1e-11 by rounding.
  slope.forEach((x, i) => expect(Math.abs(x - (up[i] - down[i]) / 2e-5)).toBeLessThan(1e-8))
  const inner = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, i) => sum + value * y[i], 0)
  const other = normaliseSlope(a, u, fresh(2, 9)).data
  expect(inner(slope, u.data)).toBeCloseTo(inner(other, v.data), 12)
})

test('rows are scaled and multiplied one by one', () => {
  const a = matrix(2, 3, [1, 2, 3, 4, 5, 6])
  expect([...scaleRows(a, matrix(2, 1, [2, -1]), fresh(2, 3)).data]).toEqual([2, 4, 6, -4, -5, -6])
  expect([...rowInner(a, matrix(2, 3, [1, 0, 1, 0, 1, 0]), fresh(2, 1)).data]).toEqual([4, 5])
})
