import { expect, test } from 'vitest'
import { fromRows } from '../math/matrix.ts'
import { touchedVector } from './touched-vector.ts'

const vectors = fromRows([
  [2, 0],
  [0, 1],
  [-1, -1],
  [2, 0.001],
  [1e-4, 0],
])

test('angles to every other vector, from the origin', () => {
  const { length, others, hasVanished } = touchedVector(vectors, 0, null)
  expect([length, hasVanished]).toEqual([2, false])
  expect(others.map(({ index }) => index)).toEqual([1, 2, 3, 4])
  expect(others[0].angle).toBeCloseTo(90, 10)
  expect(others[1].angle).toBeCloseTo(135, 10)
  // What has vanished has no direction.
  expect(others[3].angle).toBeNull()
})

test('vectors drawn as one are merged', () => {
  expect(touchedVector(vectors, 0, null).mergedWith).toEqual([3])
  expect(touchedVector(vectors, 1, null).mergedWith).toEqual([])
})

test('a vanished vector says so and has no angles', () => {
  const touched = touchedVector(vectors, 4, null)
  expect(touched.hasVanished).toBe(true)
  expect(touched.others.every(({ angle }) => angle === null)).toBe(true)
})

test('what is predicted stands beside what is; of a direction no length', () => {
  const predicted = fromRows([[3, 0], [0, 3], [-3, 0], [0, -3], [3, 3]])
  const touched = touchedVector(vectors, 0, predicted)
  expect(touched.predictedLength).toBe(3)
  expect(touched.others.map((other) => Math.round(other.predicted ?? Number.NaN))).toEqual([90, 180, 90, 45])
  expect(touchedVector(vectors, 0, predicted, true).predictedLength).toBeNull()
  // A prediction of another size is that of another experiment.
  expect(touchedVector(vectors, 0, fromRows([[1, 0]])).predictedLength).toBeNull()
})
