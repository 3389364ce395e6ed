import { expect, test } from 'vitest'
import type { NumberParameter } from './parameter.ts'
import { parameterOf } from './parameters.ts'
import { placeOf } from './slider-scale.ts'
import { nextSpecial, snapped, specialValues } from './special-values.ts'

const imbalance = parameterOf('imbalance') as NumberParameter
const classes = parameterOf('classes') as NumberParameter
const at = (...values: number[]) => values.map((value) => ({ value }))

test('special values lie on the slider, rising, once; whole for whole numbers', () => {
  expect(specialValues(imbalance, at(200, 47.61017342390847, 3, 3))).toEqual([3, 47.61017342390847])
  expect(specialValues(classes, at(4.4, 4.3))).toEqual([4])
})

test('a place near a special value snaps to it exactly, and one further away does not', () => {
  const special = [3, 47.61017342390847]
  const R0 = placeOf(imbalance, special[1])
  expect(snapped(imbalance, special, R0 + 0.02, 0.03)).toBe(special[1])
  expect(snapped(imbalance, special, R0 + 0.04, 0.03)).toBeNull()
  expect(snapped(imbalance, [], R0, 1)).toBeNull()
})

test('the next special value, or none further', () => {
  expect([nextSpecial([3, 47], 3, 1), nextSpecial([3, 47], 20, -1), nextSpecial([3, 47], 50, 1)]).toEqual([47, 3, 50])
})
