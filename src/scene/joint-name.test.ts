import { expect, it } from 'vitest'
import { jointName } from './joint-name.ts'

const labels = ['1', '2', '3', '4', '5', '6']

it.each([
  [[0, 1, 2, 3, 4, 5], 2, '3'],
  [[0, 1, 2, 2, 4, 5], 2, '3, 4'],
  [[0, 1, 0, 3, 4, 5], 0, '1, 3'],
  [[0, 0, 0, 0, 4, 5], 0, '1–4'],
  [[0, 0, 0, 3, 0, 0], 0, '1–3, 5, 6'],
])('names the classes led as %j under class %i: %s', (leader, first, name) => {
  expect(jointName(labels, Int32Array.from(leader), first)).toBe(name)
})
