import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberText, readNumber, rounded } from './number-text.ts'

describe('numberText', () => {
  it.each([
    [0.005, '0.005'],
    [0.0023, '0.0023'],
    [1e-4, '1e-4'],
    [1e-8, '1e-8'],
    [1e5, '1e5'],
    [1234.5, '1234.5'],
    [1000, '1000'],
    [1e21, '1e21'],
    [-0, '0'],
    [-35.2, '-35.2'],
    [4_294_967_295, '4294967295'],
  ])('writes %d as %s', (value, text) => {
    expect(numberText(value)).toBe(text)
  })

  it('reads back as the same number, for every finite double', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(finite, (value) => {
        expect(readNumber(numberText(value))).toBe(value + 0)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('readNumber', () => {
  it.each([
    ['20', 20],
    ['+1.5E-3', 0.0015],
    ['.5', 0.5],
    ['5.', 5],
    ['-0', 0],
    ['1e400', Infinity],
    ['1e-400', 0],
  ])('reads %s', (text, value) => {
    expect(readNumber(text)).toBe(value)
  })

  it.each(['', '.', 'e5', '1e', '0x10', 'NaN', 'Infinity', '1_000', '1,5', '--1', '1 ', '٣', '１'])(
    'refuses %j',
    (text) => {
      expect(readNumber(text)).toBeNull()
    },
  )

  it('refuses a long hostile text in linear time', () => {
    const before = process.cpuUsage()
    expect(readNumber(`${'9'.repeat(1_000_000)}x`)).toBeNull()
    // Quadratic time would be 10¹² steps: minutes. Linear time is about 5 ms.
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000)
  })
})

describe('rounded', () => {
  it.each([
    [12345.6, 4, 12350],
    [0.000123456, 4, 0.0001235],
    [-0, 4, 0],
  ])('rounds %d to %d digits', (value, digits, expected) => {
    expect(rounded(value, digits)).toBe(expected)
  })
})
