import { expect, test } from 'vitest'
import { angleText, classNames, cosineText, givenText, numberText, thresholdText } from './sentence-words.ts'

test('numbers keep three digits', () => {
  expect([47.6059, 0.0023, 1e-6, 123456, -0.25].map(numberText)).toEqual(['47.6', '0.0023', '1e−6', '1.23e5', '−0.25'])
})

test('what was given is told as it was given, without the rounding on the way', () => {
  expect([20.000001, 20.1 * (20 / 20), (47.85 * 20) / 20, 1e4, 1e6].map(givenText)).toEqual(['20', '20.1', '47.85', '10,000', '1,000,000'])
})

test('a threshold has the digits that tell it from the value beside it', () => {
  expect([5, 12.19, 12.1924].map((R) => thresholdText(12.192447, R))).toEqual(['12.2', '12.192', '12.1924'])
  expect(thresholdText(47.68488, 47.684881)).toBe('47.6849')
})

test('cosines near an end keep more digits while they move', () => {
  expect([0.5, -1 / 3, 0.9987, 1, -1].map(cosineText)).toEqual(['0.50', '−0.33', '0.9987', '1.00', '−1.00'])
})

test('angles and classes', () => {
  expect([0.034, 3.14, 109.4712, 4e-7, 0].map(angleText)).toEqual(['0.03°', '3.1°', '109.5°', '0.001°', '0.001°'])
  expect([[3], [2, 3], [1, 2, 4], [5, 6, 7, 8, 9]].map(classNames)).toEqual(['4', '3 and 4', '2, 3 and 5', '6–10'])
})
