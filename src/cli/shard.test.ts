import { expect, test } from 'vitest'
import { rangeOf, readShard } from './shard.ts'

test.each([1, 2, 3, 7, 12, 100])('%i shards cover every cell once, in order, in nearly equal parts', (of) => {
  const ranges = Array.from({ length: of }, (_, i) => rangeOf({ index: i + 1, of }, 12))
  expect(ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i))).toEqual([...Array(12).keys()])
  const sizes = ranges.map(([from, to]) => to - from)
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
})

test('a shard is read, or told', () => {
  expect(readShard('3/8')).toEqual({ index: 3, of: 8 })
  for (const text of ['0/2', '3/2', '1', '1/2/3', '1.5/2', 'a/b', '']) expect(() => readShard(text)).toThrow(`it was “${text}”.`)
})
