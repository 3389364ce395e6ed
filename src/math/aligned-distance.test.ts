import { expect, test } from 'vitest'
import { alignedDistance } from './aligned-distance.ts'
import { inner, matrix, multiply, type Matrix } from './matrix.ts'
import { procrustes } from './procrustes.ts'

const A = matrix(4, 3, Float64Array.from({ length: 12 }, (_, i) => Math.sin(3 * i + 1)))
const B = matrix(4, 3, Float64Array.from({ length: 12 }, (_, i) => Math.cos(2 * i)))
const minus = (a: Matrix, b: Matrix) => matrix(a.rows, a.cols, a.data.map((x, i) => x - b.data[i]))

/** A rotation by 0.7 and a reflection. */
const Q = matrix(3, 3, Float64Array.of(Math.cos(0.7), Math.sin(0.7), 0, -Math.sin(0.7), Math.cos(0.7), 0, 0, 0, -1))

test('nothing but a rotation or a reflection is no distance', () => {
  // The root of what rounding leaves of 1 − 1.
  expect(alignedDistance([[A, multiply(A, Q)], [B, multiply(B, Q)]])).toBeLessThan(1e-7)
})

test('it is that of the best rotation of both parts together', () => {
  const energy = [A, B].map((part, i) => inner(part, part) + inner([B, A][i], [B, A][i]))
  const R = procrustes([
    { source: B, target: A, weight: 1 / energy[0] },
    { source: A, target: B, weight: 1 / energy[1] },
  ])
  const left = [minus(A, multiply(B, R)), minus(B, multiply(A, R))]
  const squared = left.reduce((sum, part, i) => sum + inner(part, part) / energy[i], 0) / 2
  expect(alignedDistance([[A, B], [B, A]])).toBeCloseTo(Math.sqrt(squared), 12)
})

test('lengths count: twice as long is √(1 − 4/5) away, and all against nothing is 1', () => {
  const twice = matrix(4, 3, A.data.map((x) => 2 * x))
  const zero = matrix(4, 3)
  expect(alignedDistance([[A, twice], [B, matrix(4, 3, B.data.map((x) => 2 * x))]])).toBeCloseTo(Math.sqrt(1 - 0.8), 12)
  expect(alignedDistance([[A, zero], [zero, B]])).toBe(1)
  expect(alignedDistance([[zero, zero], [zero, zero]])).toBe(0)
})

test('dimensions may differ, numbers of vectors not', () => {
  const wide = matrix(4, 5, Float64Array.from({ length: 20 }, (_, i) => (i % 5 < 3 ? A.data[3 * Math.floor(i / 5) + (i % 5)] : 0)))
  expect(alignedDistance([[A, wide], [A, wide]])).toBeLessThan(1e-7)
  expect(() => alignedDistance([[A, matrix(5, 3)]])).toThrow(RangeError)
})
