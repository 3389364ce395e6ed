import fc from 'fast-check'
import { expect, it } from 'vitest'
import { roundedVector } from './rounded-vector.ts'

it('keeps three digits of the length, whatever its size', () => {
  expect(roundedVector([0.123456, -0.000012, 0])).toEqual([0.123, 0, 0])
  expect(roundedVector([12345.6, -3])).toEqual([12346, -3])
  expect(roundedVector([0, 0])).toEqual([0, 0])
})

it('is within half a unit of the third digit', () => {
  // toFixed knows a hundred digits: shorter vectors than 1e-90 are none.
  const entry = fc.double({ min: -1e3, max: 1e3, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-90)
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (vector) => {
      const length = Math.hypot(...vector)
      // 0.5 in the third digit of a length that begins with 1 is 0.5 %.
      roundedVector(vector).forEach((x, i) => expect(Math.abs(x - vector[i])).toBeLessThanOrEqual(0.00501 * length))
    }),
  )
})
