import { expect, it } from 'vitest'
import { keyPlace } from './key-place.ts'

it('moves by a hundredth, a tenth, or to an end, and never beyond', () => {
  expect(keyPlace('ArrowRight', 0.5)).toBeCloseTo(0.51, 12)
  expect(keyPlace('PageDown', 0.5)).toBeCloseTo(0.4, 12)
  expect(keyPlace('ArrowLeft', 0.005)).toBe(0)
  expect(keyPlace('PageUp', 0.95)).toBe(1)
  expect(keyPlace('Home', 0.7)).toBe(0)
  expect(keyPlace('End', 0.7)).toBe(1)
})

it('leaves every other key alone', () => {
  expect(keyPlace(' ', 0.5)).toBeNull()
  expect(keyPlace('constructor', 0.5)).toBeNull()
})
