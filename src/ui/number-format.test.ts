import { describe, expect, it } from 'vitest'
import { fieldText, momentText, shortFieldText, tickText, timeText, typedList, typedNumber } from './number-format.ts'

describe('typedNumber', () => {
  it.each([
    ['20', 20],
    [' 2.3e-3 ', 0.0023],
    ['0,5', 0.5],
    ['1,000', 1000],
    ['12,345,678.5', 12345678.5],
    ['0,001', 0.001],
    ['1 000', 1000],
    ['1e−4', 1e-4],
    ['5·10^-4', 5e-4],
    ['2 × 10^5', 2e5],
  ])('understands “%s”', (text, value) => {
    expect(typedNumber(text)).toBe(value)
  })

  it.each(['', 'twenty', '0x10', 'Infinity', '1..2', '1,2,3'])('takes “%s” for no number', (text) => {
    expect(typedNumber(text)).toBeNull()
  })

  it.each([0.0023, 47.6, 1e5, 4294967295, 1e-8])('reads back what a field shows of %d', (value) => {
    expect(typedNumber(fieldText(value))).toBe(value)
  })
})

it('shortens what was computed for a field, and leaves what was typed', () => {
  expect([47.61017342390847, 0.022759361, 12345.678, 1e-8].map(shortFieldText)).toEqual(['47.6', '0.022759361', '12345.678', '1e−8'])
})

it('reads lists with any separator, and refuses what is no number', () => {
  expect(typedList('100, 50;20 10')).toEqual([100, 50, 20, 10])
  expect(typedList([1e-4, 2e-7].map(fieldText).join(', '))).toEqual([1e-4, 2e-7])
  expect(typedList('  ')).toEqual([])
  expect(typedList('100, many')).toBeNull()
})

it('writes times for reading', () => {
  expect([0, 0.004, 0.5, 9.876, 98.76, 987.6, 9876.5, 123456, 2.5e8].map(timeText)).toEqual([
    '0', '4.0·10⁻³', '0.50', '9.88', '98.8', '987.6', '9,877', '123,456', '2.50·10⁸',
  ])
})

it('writes moments without digits that say nothing', () => {
  expect([0, 400, 5524.94, 0.123456, 1.23456e12].map(momentText)).toEqual(['0', '400', '5,525', '0.1235', '1.235·10¹²'])
})

it('writes labels of an axis as short as they are true', () => {
  expect([0, 0.001, 0.1, 2, 500, 20000, 1e5, 5e7, 1e12, 3e15].map(tickText)).toEqual([
    '0', '10⁻³', '0.1', '2', '500', '20,000', '10⁵', '5·10⁷', '10¹²', '3·10¹⁵',
  ])
})
