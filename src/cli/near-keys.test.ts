import { expect, test } from 'vitest'
import { nearKeys } from './near-keys.ts'

const keys = ['fang-r1', 'fang-r10', 'fang-r100', 'dang-m1', 'yaras-octahedron', 'ji-k4']

test.each([
  ['fang-r100', ['fang-r100', 'fang-r10', 'fang-r1']],
  ['fang-r50', ['fang-r10', 'fang-r100', 'fang-r1']],
  ['fnag-r100', ['fang-r100']],
  ['octahedron', ['yaras-octahedron']],
  ['neither', []],
  ['', []],
])('near %s', (text, near) => {
  expect(nearKeys(text, keys)).toEqual(near)
})
