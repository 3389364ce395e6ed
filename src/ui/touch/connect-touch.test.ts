import { expect, test } from 'vitest'
import { nextMark } from './connect-touch.ts'

test('brackets go through the means, then the classifiers, then to none', () => {
  const seen = []
  let mark = nextMark(null, 1, 2)
  for (; mark !== null; mark = nextMark(mark, 1, 2)) seen.push(`${mark.kind} ${mark.index}`)
  expect(seen).toEqual(['mean 0', 'mean 1', 'classifier 0', 'classifier 1'])
  expect(nextMark(null, -1, 2)).toEqual({ kind: 'classifier', index: 1 })
  expect(nextMark({ kind: 'mean', index: 0 }, -1, 2)).toBeNull()
  expect(nextMark(null, 1, 0)).toBeNull()
})
