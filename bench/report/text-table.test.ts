import { expect, test } from 'vitest'
import { figure, secondsText, textTable } from './text-table.ts'

test('columns are aligned, and nothing trails', () => {
  const text = textTable(
    ['what', 'a', 'bb'],
    [
      ['longer', '1 ms', null],
      ['x', '10 ms', '3'],
    ],
  )
  expect(text).toBe(['what        a  bb', '-----------------', 'longer   1 ms   –', 'x       10 ms   3'].join('\n'))
})

test.each([
  [141e-6, '141 µs'],
  [0.088, '88.0 ms'],
  [0.9999, '1.00 s'],
  [0.00099999, '1.00 ms'],
  [1290, '1,290 s'],
  [2.5e-10, '0.250 ns'],
])('%d seconds are %s', (seconds, text) => {
  expect(secondsText(seconds)).toBe(text)
})

test.each([
  [0.01234, '0.0123'],
  [999.6, '1,000'],
  [99.96, '100'],
  [1, '1.00'],
])('%d is %s', (value, text) => {
  expect(figure(value)).toBe(text)
})
