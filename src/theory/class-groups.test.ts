import { expect, it } from 'vitest'
import { classGroups, classTotal, sampleTotal } from './class-groups.ts'

it('gathers the classes of each count, largest first', () => {
  const groups = classGroups([5, 40, 5, 12, 40])
  expect(groups).toEqual([
    { count: 40, members: [1, 4] },
    { count: 12, members: [3] },
    { count: 5, members: [0, 2] },
  ])
  expect(classTotal(groups)).toBe(5)
  expect(sampleTotal(groups)).toBe(102)
})
