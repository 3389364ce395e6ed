import { describe, expect, it } from 'vitest'
import { givenText, quoted, valueText } from './quoted.ts'

describe('quoted', () => {
  it('clips what is long', () => {
    expect(quoted('a'.repeat(100_000))).toBe(`“${'a'.repeat(60)}…”`)
  })

  it('shows control, direction and lone surrogate characters as unknown ones', () => {
    expect(quoted('a\u0000b\u202Ec\uD800d\ne')).toBe('“a\uFFFDb\uFFFDc\uFFFDd\uFFFDe”')
  })

  it('keeps letters of every script', () => {
    expect(quoted('λ_H 中 é 😀')).toBe('“λ_H 中 é 😀”')
  })
})

describe('valueText', () => {
  it('writes values as a link does', () => {
    expect([0.005, 'weightDecay', [200, 100], []].map(valueText)).toEqual(['0.005', 'weightDecay', '200,100', ''])
  })
})

describe('givenText', () => {
  const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown
  it.each([
    [Infinity, '“Infinity”'],
    [NaN, '“NaN”'],
    [[1, 2], '“1,2”'],
    [Array.from({ length: 1_000_000 }, () => 7), `1000000 numbers: “${'7,'.repeat(30)}…”`],
    [[{}], 'a list'],
    [deep, 'a list'],
    [JSON.parse('{"toString":1}'), 'an object'],
    [Object.create(null), 'an object'],
    [null, '“null”'],
    [undefined, '“undefined”'],
    [10n, '“10”'],
    [Symbol('x'), '“Symbol(x)”'],
  ])('tells what stands there: case %#', (given, text) => {
    expect(givenText(given)).toBe(text)
  })
})
