import { describe, expect, it } from 'vitest'
import type { NumberParameter } from './parameter.ts'
import { parameters } from './parameters.ts'
import { nextValue, placeOf, valueAt } from './slider-scale.ts'

const numbers = parameters.filter((parameter): parameter is NumberParameter => 'slider' in parameter)
const parameter = (key: string) => numbers.find((candidate) => candidate.key === key) as NumberParameter

describe.each(numbers)('the slider of $name', (one) => {
  it('has its ends at its ends', () => {
    expect(placeOf(one, one.slider[0])).toBe(0)
    expect(placeOf(one, one.slider[1])).toBe(1)
    expect(valueAt(one, 0)).toBe(one.slider[0])
    expect(valueAt(one, 1)).toBe(one.slider[1])
  })

  it('gives back the place of a value it offers', () => {
    for (let i = 0; i <= 20; i++) {
      const value = valueAt(one, i / 20)
      // Exact but for the rounding to three digits, which is below a two-hundredth part of any value.
      expect(valueAt(one, placeOf(one, value))).toBeCloseTo(value, 10)
    }
  })

  it('walks from end to end by keys, and stops there', () => {
    let value = one.slider[0]
    for (let i = 0; i < 300; i++) value = nextValue(one, value, 1, 'small')
    expect(value).toBe(one.slider[1])
    for (let i = 0; i < 300; i++) value = nextValue(one, value, -1, 'small')
    expect(value).toBe(one.slider[0])
  })
})

it('is even in the logarithm where the scale is', () => {
  expect(placeOf(parameter('imbalance'), 10)).toBeCloseTo(0.5, 12)
  expect(valueAt(parameter('lambdaW'), 1 / 3)).toBeCloseTo(1e-3, 12)
})

it('holds typed values beyond its span at its ends', () => {
  expect(placeOf(parameter('classes'), 40)).toBe(1)
  expect(placeOf(parameter('lambdaW'), 1e-6)).toBe(0)
})

it('steps whole numbers one by one where the slider is too fine to move them', () => {
  expect(nextValue(parameter('minorityCount'), 1, 1, 'small')).toBe(2)
  expect(nextValue(parameter('classes'), 4, 1, 'small')).toBe(5)
})
