import { expect, it } from 'vitest'
import { matrix } from '../math/matrix.ts'
import { addProjection } from './add-projection.ts'

it.each([1, 3, 4, 6, 9])('adds the inner products with columns of length %i', (d) => {
  const columns = matrix(d, 5, Array.from({ length: 5 * d }, (_, i) => (i * i) % 7))
  const direction = Float64Array.from({ length: d }, (_, i) => i + 1)
  const out = new Float64Array(5).fill(100)
  addProjection(out, direction, columns)
  const expected = Array.from({ length: 5 }, (_, c) => {
    let sum = 100
    for (let i = 0; i < d; i++) sum += direction[i] * columns.data[i * 5 + c]
    return sum
  })
  // Whole numbers: exact in any order.
  expect(Array.from(out)).toEqual(expected)
})
