import { expect, test } from 'vitest'
import { reordered } from './reordered.ts'

const list = ['gap', 'spread', 'cosines', 'duality']

test('a member goes just before or after another, forwards and back', () => {
  expect(reordered(list, 'duality', 'before', 'spread')).toEqual(['gap', 'duality', 'spread', 'cosines'])
  expect(reordered(list, 'gap', 'after', 'cosines')).toEqual(['spread', 'cosines', 'gap', 'duality'])
  expect(reordered(list, 'cosines', 'before', 'duality')).toEqual(list)
})

test('beside itself or beside what is not there it stays', () => {
  expect(reordered(list, 'gap', 'after', 'gap')).toEqual(list)
  expect(reordered(list, 'gap', 'after', 'margin')).toEqual(list)
})
