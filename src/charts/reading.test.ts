import { expect, test } from 'vitest'
import { readingAt, valueAt, type Reading } from './reading.ts'

const times = Float64Array.of(0, 1, 4, 4, 8)

test.each([
  [-1, 0, 0],
  [0, 0, 0],
  [2.5, 1, 0.5],
  [4, 3, 0],
  [6, 3, 0.5],
  [8, 4, 0],
  [Infinity, 4, 0],
])('%d is read at point %i and %d of the way on', (t, i, share) => {
  expect(readingAt(times, t)).toEqual({ i, share })
})

test('nothing is read where there is nothing', () => {
  expect(readingAt(new Float64Array(0), 1)).toBeNull()
})

test('between two points a value lies on the line that is drawn', () => {
  const halfway: Reading = { i: 0, share: 0.5 }
  expect(valueAt(Float64Array.of(1, 3), halfway, 'linear')).toBe(2)
  expect(valueAt(Float64Array.of(1, 1e-4), halfway, 'log')).toBeCloseTo(1e-2, 14)
  expect(valueAt(Float64Array.of(1, Number.NaN), halfway, 'log')).toBeNaN()
  expect(valueAt(Float64Array.of(1, Number.NaN), { i: 0, share: 0 }, 'log')).toBe(1)
})
