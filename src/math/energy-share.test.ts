import { expect, it } from 'vitest'
import { energyShare } from './energy-share.ts'
import { fromRows, matrix } from './matrix.ts'

it('is the weighted share of squared lengths', () => {
  const basis = fromRows([[1, 0, 0], [0, 0, 0]])
  const parts = [
    { rows: fromRows([[3, 4, 0]]), weight: 1 },
    { rows: fromRows([[1, 0, 0], [0, 0, 2]]), weight: 5 },
  ]
  expect(energyShare(parts, basis)).toBe((9 + 5) / (25 + 25))
  expect(energyShare([{ rows: matrix(2, 3), weight: 1 }], basis)).toBe(1)
})
