import { expect, it } from 'vitest'
import { fromRows } from '../math/matrix.ts'
import { projectRows } from './project-rows.ts'

it('draws rows at basis · row / unit', () => {
  const basis = fromRows([
    [0.6, 0.8, 0, 0],
    [0, 0, 1, 0],
    [0.8, -0.6, 0, 0],
  ])
  const rows = fromRows([
    [1, 2, 3, 4],
    [-5, 0, 0.5, 7],
  ])
  const out = new Float32Array(6)
  projectRows(rows, basis, 2, out)
  // Worked by hand; float32 keeps seven digits of numbers near 1.
  const expected = [1.1, 1.5, -0.2, -1.5, 0.25, -2]
  expected.forEach((value, i) => expect(out[i]).toBeCloseTo(value, 6))
})

it('refuses what does not fit', () => {
  const rows = fromRows([[1, 2, 3]])
  const basis = fromRows([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ])
  const out = new Float32Array(3)
  expect(() => projectRows(rows, fromRows([[1, 0, 0]]), 1, out)).toThrow(RangeError)
  expect(() => projectRows(rows, basis, 0, out)).toThrow(RangeError)
  expect(() => projectRows(rows, basis, Number.NaN, out)).toThrow(RangeError)
  expect(() => projectRows(rows, basis, 1, new Float32Array(2))).toThrow(RangeError)
})
