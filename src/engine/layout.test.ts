import { expect, test } from 'vitest'
import type { ModelSpec } from '../model/spec.ts'
import { layoutOf, numbersOf } from './layout.ts'

const specOf = (counts: readonly number[], dimension: number): ModelSpec => ({ model: 'weightDecay', counts, dimension, values: {} })

test('twenty thousand samples of ten classes in three dimensions are all recorded', () => {
  const layout = layoutOf(specOf(Array.from({ length: 10 }, () => 2000), 3))
  expect(layout.sampleClasses).toHaveLength(20_000)
  expect(numbersOf(layout)).toBe(60_060)
})

test('where they take more than 60,000 numbers, each class gives an even share, and at least one', () => {
  const { shown, sampleClasses } = layoutOf(specOf([19_000, 900, 99, 1], 16))
  // 60,000 of 320,000 numbers: three sixteenths.
  expect(shown).toEqual([3562, 168, 18, 1])
  expect(sampleClasses).toHaveLength(3749)
  expect(Array.from(sampleClasses.slice(-2))).toEqual([2, 3])
})
