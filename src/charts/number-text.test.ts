import { expect, test } from 'vitest'
import { linearTickText, logTickText, valueText, readingText } from './number-text.ts'

test.each([
  [0.00034321, 'log', '3.4 × 10⁻⁴'],
  [9.96e-11, 'log', '1.0 × 10⁻¹⁰'],
  [123456, 'log', '1.2 × 10⁵'],
  [0.001234, 'log', '0.00123'],
  [3914.39, 'log', '3,910'],
  [-0.02, 'log', '−0.02'],
  [0, 'log', '0'],
  [-0.33333, 'linear', '−0.333'],
  [-0.0001, 'linear', '0.000'],
  [1, 'linear', '1.000'],
] as const)('%d on a %s scale reads %s', (value, scale, text) => {
  expect(valueText(value, scale)).toBe(text)
})

test('round values beside an axis', () => {
  expect([1e-6, 2e-6, 0.02, 1, 100, 1000, 5e4].map(logTickText)).toEqual([
    '10⁻⁶',
    '2 × 10⁻⁶',
    '0.02',
    '1',
    '100',
    '10³',
    '5 × 10⁴',
  ])
  expect([-1, 0, 0.30000000000000004].map(linearTickText)).toEqual(['−1', '0', '0.3'])
})

test('a value is read with its unit, in three decimals where the measure is bounded', () => {
  expect(readingText(0.12345, { range: [-1, 1] })).toBe('0.123')
  expect(readingText(12.345, { range: null, unit: '°' })).toBe('12.3°')
})
