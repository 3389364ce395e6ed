import { expect, test } from 'vitest'
import { sideText } from './side-text.ts'

test('says what a side has where the other differs, with what follows from other values', () => {
  const versus = { imbalance: 60, lambdaH: 0.01 }
  expect(sideText({ lambdaW: 0.005 }, versus)).toBe('R = 1, λ_H = 0.005')
  expect(sideText({ lambdaW: 0.005, ...versus }, versus)).toBe('R = 60, λ_H = 0.01')
})

test('names choices, lists, and a list that is not there', () => {
  expect(sideText({ loss: 'squaredError' }, { loss: 'squaredError' })).toMatch(/^Loss = \D/)
  expect(sideText({ counts: [3, 4] }, { counts: [3, 4] })).toContain('= 3, 4')
  expect(sideText({}, { counts: [3, 4] })).toContain('= none')
})

test('is empty where nothing differs', () => {
  expect(sideText({ imbalance: 3 }, {})).toBe('')
})
