import { expect, test } from 'vitest'
import { fromRows } from '../../math/matrix.ts'
import { createHeldFrame, movedVectors } from './held-frame.ts'

const frame = {
  means: fromRows([[1, 0], [0, 1]]),
  classifiers: fromRows([[2, 0], [0, 2]]),
  samples: fromRows([[1, 0.1], [1, -0.1], [0, 1]]),
  sampleClasses: Int32Array.of(0, 0, 1),
}
const delta = Float64Array.of(0.5, -1)

test('a held mean takes the samples of its class along, a classifier nothing', () => {
  const held = createHeldFrame()
  const moved = held(frame, { mark: { kind: 'mean', index: 0 }, delta })
  expect([...moved.means.data]).toEqual([1.5, -1, 0, 1])
  expect([...moved.samples.data]).toEqual([1.5, -0.9, 1.5, -1.1, 0, 1])
  expect(moved.classifiers).toBe(frame.classifiers)
  const turned = held(frame, { mark: { kind: 'classifier', index: 1 }, delta })
  expect([...turned.classifiers.data]).toEqual([2, 0, 0.5, 1])
  expect([turned.means, turned.samples]).toEqual([frame.means, frame.samples])
})

test('one picture after the other has other arrays, and the moment itself is left alone', () => {
  const held = createHeldFrame()
  const pictures = [1, 2, 3].map((k) => held(frame, { mark: { kind: 'mean', index: 0 }, delta: Float64Array.of(k, 0) }).means)
  expect(pictures[1]).not.toBe(pictures[0])
  expect(pictures[2]).not.toBe(pictures[1])
  expect([...frame.means.data]).toEqual([1, 0, 0, 1])
})

test('vectors alone, for reading', () => {
  expect([...movedVectors(frame, { mark: { kind: 'mean', index: 1 }, delta }).means.data]).toEqual([1, 0, 0.5, 0])
  expect([...movedVectors(frame, { mark: { kind: 'classifier', index: 0 }, delta }).classifiers.data]).toEqual([2.5, -1, 0, 2])
})
