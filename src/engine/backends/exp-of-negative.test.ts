import { expect, test } from 'vitest'
import { expOfNegative } from './exp-of-negative.ts'

test('e^x to 3 units in the last place, Math.exp having its own, down to where it is a denormal number', () => {
  // Steps of an irrational size, so that every place between two entries of the table is met.
  for (let x = 0; x > -720; x -= Math.SQRT1_2 / 300) {
    expect(Math.abs(expOfNegative(x) / Math.exp(x) - 1)).toBeLessThanOrEqual(3 * Number.EPSILON)
  }
})

test('the ends: 1 at zero, 0 far below, and no number stays none', () => {
  expect([0, -0, -1e-300, -1e-17].map(expOfNegative)).toEqual([1, 1, 1, 1])
  expect([-745, -800, -Infinity, Number.NaN].map(expOfNegative)).toEqual([Math.exp(-745), 0, 0, Number.NaN])
})

test('never rises as x falls', () => {
  let before = 1
  for (let x = 0; x > -40; x -= 1e-3) {
    expect(expOfNegative(x)).toBeLessThan(before + (x === 0 ? 1 : 0))
    before = expOfNegative(x)
  }
})
