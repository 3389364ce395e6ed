import { expect, it } from 'vitest'
import { shares } from './shares.ts'

it('gives a lone mark all of itself and coinciding marks equal parts in order', () => {
  const share = new Float32Array(10)
  shares(Int32Array.from([0, 1, 0, 3, 0]), 5, share)
  const expected = [0, 1 / 3, 0, 1, 1 / 3, 2 / 3, 0, 1, 2 / 3, 1]
  expected.forEach((value, i) => expect(share[i]).toBeCloseTo(value, 6))
})

it('starts afresh when the groups change', () => {
  const share = new Float32Array(4)
  shares(Int32Array.from([0, 0]), 2, share)
  expect([...share]).toEqual([0, 0.5, 0.5, 1])
  shares(Int32Array.from([0, 1]), 2, share)
  expect([...share]).toEqual([0, 1, 0, 1])
})
