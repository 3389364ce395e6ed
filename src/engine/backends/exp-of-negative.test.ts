import { expect, test } from 'vitest'
import { expOfNegative } from './exp-of-negative.ts'

test('e^x to 3 units in the last place, Math.exp having its own, down to where it is a denormal number', () => {
  // Steps of an irrational size, so that every place between two entries of the table is met.
  let worst = 0
  for (let x = 0; x > -720; x -= Math.SQRT1_2 / 300) worst = Math.max(worst, Math.abs(expOfNegative(x) / Math.exp(x) - 1))
  expect(worst).toBeLessThanOrEqual(3 * Number.EPSILON)
})

test('the ends: 1 at zero, 0 far below, and no number stays none', () => {
  expect([0, -0, -1e-300, -1e-17].map(expOfNegative)).toEqual([1, 1, 1, 1])
  expect([-745, -800, -Infinity, Number.NaN].map(expOfNegative)).toEqual([Math.exp(-745), 0, 0, Number.NaN])
})

test('never rises as x falls', () => {
  let before = 1
  let rises = 0
  for (let x = -1e-3; x > -40; x -= 1e-3) {
    const next = expOfNegative(x)
    if (!(next < before)) rises++
    before = next
  }
  expect(rises).toBe(0)
})
