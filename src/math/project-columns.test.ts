import { expect, it } from 'vitest'
import { matrix } from './matrix.ts'
import { projectColumns } from './project-columns.ts'

it.each([
  [1, 1, 0, 1],
  [2, 4, 0, 4],
  [3, 3, 2, 9],
  [5, 6, 1, 8],
  [4, 9, 3, 10],
])('takes the inner products of %i rows of length %i with columns %i to %i', (R, d, from, to) => {
  const of = matrix(d, 10, Array.from({ length: 10 * d }, (_, i) => (i * i) % 7))
  const rows = matrix(R, d, Array.from({ length: R * d }, (_, i) => (3 * i) % 11))
  const out = new Float64Array(R * (to - from) + 1).fill(-1)
  projectColumns(rows, { of, from, to }, out)
  const expected = Array.from({ length: R * (to - from) }, (_, at) => {
    const [r, c] = [Math.floor(at / (to - from)), from + (at % (to - from))]
    let sum = 0
    for (let i = 0; i < d; i++) sum += rows.data[r * d + i] * of.data[i * 10 + c]
    return sum
  })
  // Whole numbers: exact in any order. What lies behind the last is left alone.
  expect(Array.from(out)).toEqual([...expected, -1])
})
