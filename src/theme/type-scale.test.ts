import { expect, it } from 'vitest'
import { lineWeight, projectorScale } from './type-scale.ts'

it('leaves lines alone on a laptop, and has them grow with type on large screens and on a projector', () => {
  expect(lineWeight(16, false)).toBe(1)
  expect(lineWeight(2 * 18.9, false)).toBeCloseTo(2, 12)
  expect(lineWeight(16, true)).toBe(projectorScale)
  expect(lineWeight(2 * 18.9, true)).toBeCloseTo(2 * projectorScale, 12)
})
