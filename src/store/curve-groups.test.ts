import { expect, test } from 'vitest'
import { classGroups, pairGroups } from './curve-groups.ts'

const summary = (...counts: number[][]) => pairGroups(classGroups(counts)).map(({ role, label, a, b }) => [role, label, a, b])

test('balanced classes are one group without a name', () => {
  expect(summary([20, 20, 20])).toEqual([['all', '', [0, 1, 2], null]])
})

test('majority, across and minority are told apart and named as on screen', () => {
  expect(summary([400, 400, 20, 20])).toEqual([
    ['majority', 'majority 1, 2', [0, 1], null],
    ['cross', 'across', [0, 1], [2, 3]],
    ['minority', 'minority 3, 4', [2, 3], null],
  ])
  expect(summary([5, 5, 5, 5, 5, 1, 1, 1])[0][1]).toBe('majority 1–5')
  expect(summary([5, 1, 5, 1, 5, 1])[2][1]).toBe('minority 2, 4 …')
})

test('a group of one class has no pairs and no line', () => {
  expect(summary([400, 20, 20]).map(([role]) => role)).toEqual(['cross', 'minority'])
})

test('a stretch with a minority says who it is for the whole run', () => {
  expect(summary([20, 20, 20, 20], [400, 400, 20, 20], [20, 20, 20, 20])).toEqual(summary([400, 400, 20, 20]))
})

test('nothing recorded, nothing to group', () => {
  expect(summary()).toEqual([])
})

test('a group of one class has no pairs, and yet a length', () => {
  expect(classGroups([[400, 20, 20]]).map(({ role }) => role)).toEqual(['majority', 'cross', 'minority'])
})
