import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { gramOfRows } from './gram-of-rows.ts'
import { fromRows, matrix, multiply } from './matrix.ts'
import { solvePositive } from './solve-positive.ts'

it('solves a positive definite system', () => {
  const entries = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 })
  fc.assert(
    fc.property(entries, (x) => {
      const gram = gramOfRows(matrix(4, 4, x.slice(0, 16)))
      for (let i = 0; i < 4; i++) gram.data[i * 5] += 0.1
      const y = x.slice(16)
      const solution = solvePositive(gram, y) ?? []
      const back = multiply(gram, matrix(4, 1, solution)).data
      // Condition at most 170, so that the residual is a few roundings.
      y.forEach((value, i) => expect(Math.abs(back[i] - value)).toBeLessThan(1e-13))
    }),
  )
})

it('says where a matrix is not positive definite', () => {
  expect(solvePositive(fromRows([[1, 2], [2, 1]]), [1, 1])).toBeNull()
})
