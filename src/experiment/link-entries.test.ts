import { describe, expect, it } from 'vitest'
import { cut, linkEntries, suggestion } from './link-entries.ts'

describe('linkEntries', () => {
  it.each([
    ['#K=6&R=20', { K: '6', R: '20' }],
    ['%23K%3D6%26R%3D20', { K: '6', R: '20' }],
    [' K = 6 \n& n = 2, 3', { K: '6', n: '2,3' }],
    ['K=6=7', { K: '6=7' }],
    ['K', { K: '' }],
    // What is no percent-encoding of UTF-8 stays, and spoils nothing beside it.
    ['K=%zz&R=%', { K: '%zz', R: '%' }],
    ['K=%E0%A4&R=%32', { K: '%E0%A4', R: '2' }],
    ['clock=%F0%9F%98%80', { clock: '😀' }],
  ])('takes %j apart', (fragment, entries) => {
    expect(linkEntries(fragment)).toEqual({ entries: new Map(Object.entries(entries)), problems: [] })
  })

  it('takes keys of every object for keys like any other', () => {
    const { entries, problems } = linkEntries('__proto__=1&constructor=2')
    expect([...entries]).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ])
    expect(problems).toHaveLength(2)
  })

  it('tells of a repeated key once', () => {
    expect(linkEntries('K=1&K=2&K=3').problems).toEqual(['K is given 3 times; the last one is used.'])
  })
})

describe('suggestion', () => {
  it.each([
    ['LAMBDA', ' Did you mean lambda?'],
    ['classes', ' Did you mean K?'],
    ['moment', ' Did you mean t?'],
    ['colour', ''],
    ['', ''],
  ])('for %j', (key, text) => {
    expect(suggestion(key)).toBe(text)
  })
})

describe('cut', () => {
  it('cuts at the first separator', () => {
    expect(cut('a=b=c', '=')).toEqual(['a', 'b=c'])
    expect(cut('a', '=')).toEqual(['a', ''])
  })
})
