import { expect, test } from 'vitest'
import { gramOrder } from './gram-order.ts'

test('the majority stands first and the minority last, each as numbered', () => {
  expect(gramOrder([5, 100, 5, 100])).toEqual({
    order: [1, 3, 0, 2],
    groups: [
      { name: 'majority', from: 0, to: 2 },
      { name: 'minority', from: 2, to: 4 },
    ],
    shown: [0, 1, 2, 3],
  })
})

test('classes between stand by falling number of samples', () => {
  const { order, groups } = gramOrder([10, 20, 100, 5, 20, 40])
  expect(order).toEqual([2, 5, 1, 4, 0, 3])
  expect(groups.map(({ name, from, to }) => [name, from, to])).toEqual([['majority', 0, 1], ['between', 1, 5], ['minority', 5, 6]])
})

test('equal classes are one group', () => {
  expect(gramOrder([7, 7, 7])).toEqual({ order: [0, 1, 2], groups: [{ name: 'all classes', from: 0, to: 3 }], shown: [0, 1, 2] })
})

test('of a thousand classes a part is shown, evenly, and small groups whole', () => {
  const counts = Array.from({ length: 1000 }, (_, k) => (k < 4 ? 100 : 5))
  const { order, groups, shown } = gramOrder(counts)
  expect(shown.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 9, 14])
  expect(shown.length).toBe(204)
  expect(groups).toEqual([{ name: 'majority', from: 0, to: 4 }, { name: 'minority', from: 4, to: 204 }])
  expect(order).toEqual(shown.map((_, row) => row))
})
