import { expect, test } from 'vitest'
import { readAxis } from './sweep-axis.ts'

test.each([
  ['R=1:1000:4:log', { key: 'imbalance', link: 'R', values: [1, 10, 100, 1000] }],
  // The slider of R is logarithmic, that of K linear.
  ['R=1:1000:4', { key: 'imbalance', link: 'R', values: [1, 10, 100, 1000] }],
  ['R=1:10:4:linear', { key: 'imbalance', link: 'R', values: [1, 4, 7, 10] }],
  ['R=100:1:3', { key: 'imbalance', link: 'R', values: [100, 10, 1] }],
  ['imbalance=5:7:1', { key: 'imbalance', link: 'R', values: [5] }],
  ['lambda=1e-4:1e-3:2', { key: 'lambdaW', link: 'lambda', values: [1e-4, 1e-3] }],
  ['weightDecay=1e-4:1e-3:2', { key: 'lambdaW', link: 'lambda', values: [1e-4, 1e-3] }],
  ['k=2:5:4', { key: 'classes', link: 'K', values: [2, 3, 4, 5] }],
  ['K=2:5:9', { key: 'classes', link: 'K', values: [2, 3, 4, 5] }],
  ['d=1:9:3:log', { key: 'dimension', link: 'd', values: [1, 3, 9] }],
  ['nudge=0:1:3', { key: 'nudge', link: 'nudge', values: [0, 0.5, 1] }],
  ['R=7:7:5', { key: 'imbalance', link: 'R', values: [7] }],
])('%s', (text, axis) => {
  expect(readAxis('--x', text)).toEqual(axis)
})

test('values between the ends have twelve digits, and the ends are as given', () => {
  expect(readAxis('--x', 'lambda=1.0000000000000002e-4:1e-1:4').values).toEqual([1.0000000000000002e-4, 1e-3, 1e-2, 1e-1])
  expect(readAxis('--x', 'R=1:2:3:log').values[1]).toBe(1.41421356237)
})

test.each([
  ['R', '--x must be key=from:to:count, or key=from:to:count:log or :linear; it was “R”.'],
  ['R=1:2', '--x must be key=from:to:count, or'],
  ['R=1:2:x', '--x must be key=from:to:count, or'],
  ['R=1:2:3:cubic', '--x must be key=from:to:count, or'],
  ['R=1:2:3:log:4', '--x must be key=from:to:count, or'],
  ['R=1:2:0', '--x: The count must be a whole number from 1 to 100,000; it was “0”.'],
  ['R=1:2:2.5', '--x: The count must be a whole number from 1 to 100,000; it was “2.5”.'],
  ['R=0.5:2:3', '--x: Imbalance ratio (R) must be a number from 1 to 1,000,000; it was “0.5”.'],
  ['R=1:NaN:3', '--x: Imbalance ratio (R) must be a number from 1 to 1,000,000; it was “NaN”.'],
  ['K=2:4.5:3', '--x: Classes (K) must be a whole number from 2 to 1,000; it was “4.5”.'],
  ['nudge=0:1:3:log', '--x: A logarithmic axis has no 0; use a linear one.'],
  ['model=1:2:3', '--x: Model (model) is a choice; an axis must be a number.'],
  ['n=1:2:3', '--x: Samples of each class (n) is a list; an axis must be a number.'],
  ['lamda=1:2:3', '--x: there is no parameter “lamda”. Keys near it: lambda.'],
  ['foo=1:2:3', '--x: there is no parameter “foo”. An axis may be one of K, KB,'],
])('what is wrong is told: %s', (text, sentence) => {
  expect(() => readAxis('--x', text)).toThrow(sentence)
})
