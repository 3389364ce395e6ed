import { expect, test } from 'vitest'
import { median, quantile } from './statistics.ts'

test('quantiles lie between the values, on them where they meet', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(median([7])).toBe(7)
  expect([0, 0.25, 0.75, 1].map((share) => quantile([10, 0, 20, 30, 40], share))).toEqual([0, 10, 30, 40])
  expect(median([-1, 1])).toBe(0)
  expect(median([])).toBeNaN()
})
