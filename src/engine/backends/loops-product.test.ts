import { expect, test } from 'vitest'
import { matrix, multiply, transpose, type Matrix } from '../../math/matrix.ts'
import { randomMatrix } from './testing/cases.ts'
import { product } from './loops-product.ts'

const fresh = ({ rows, cols }: { rows: number; cols: number }) => matrix(rows, cols, new Float64Array(rows * cols).fill(7))
const orient = (a: Matrix, isTransposed: boolean) => (isTransposed ? transpose(a) : a)

// Rows and columns on, before and beyond the edges of a tile of 2 × 4; no tolerance: the sums have one order.
test.each([
  [1, 1, 1],
  [2, 3, 4],
  [3, 5, 5],
  [10, 16, 335],
  [16, 10, 6],
  [7, 335, 3],
])('%i × %i times … × %i is the plain sum to the last bit, in every orientation', (rows, depth, cols) => {
  const [a, b] = [randomMatrix({ rows, cols: depth }, 1), randomMatrix({ rows: depth, cols }, 2)]
  const expected = multiply(a, b)
  for (const ta of [false, true]) {
    for (const tb of [false, true]) expect(product(orient(a, ta), orient(b, tb), ta, tb, fresh)).toEqual(expected)
  }
})
