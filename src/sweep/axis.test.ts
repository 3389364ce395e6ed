import { expect, test } from 'vitest'
import { axisOf, type AxisRange } from './axis.ts'

const range: AxisRange = { key: 'imbalance', from: 1, to: 1000, count: 4, spacing: 'log' }

test.each<[Partial<AxisRange>, string, readonly number[]]>([
  [{}, 'R', [1, 10, 100, 1000]],
  [{ spacing: 'linear' }, 'R', [1, 334, 667, 1000]],
  [{ key: 'classes', from: 2, to: 5, count: 9, spacing: 'linear' }, 'K', [2, 3, 4, 5]],
  [{ from: 7, to: 7 }, 'R', [7]],
  [{ count: 1 }, 'R', [1]],
])('%j', (change, link, values) => {
  expect(axisOf({ ...range, ...change })).toEqual({ key: change.key ?? 'imbalance', link, values })
})

test.each<[Partial<AxisRange>, string]>([
  [{ key: 'model' }, 'Model (model) is a choice; an axis must be a number.'],
  [{ key: 'counts' }, 'Samples of each class (n) is a list; an axis must be a number.'],
  [{ count: 0 }, 'The count must be a whole number from 1 to 100,000; it was “0”.'],
  [{ count: Number.NaN }, 'The count must be a whole number from 1 to 100,000; it was “NaN”.'],
  [{ from: 0.5 }, 'Imbalance ratio (R) must be a number from 1 to 1,000,000; it was “0.5”.'],
  [{ to: Number.NaN }, 'Imbalance ratio (R) must be a number from 1 to 1,000,000; it was “NaN”.'],
  [{ key: 'nudge', from: 0, to: 1 }, 'A logarithmic axis has no 0; use a linear one.'],
])('what is wrong is told: %j', (change, problem) => {
  expect(axisOf({ ...range, ...change })).toEqual({ problem })
})
