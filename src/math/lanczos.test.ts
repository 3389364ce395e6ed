import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lanczos, type SpectrumEnd } from './lanczos.ts'
import { smallestTridiagonal } from './tridiagonal.ts'

/** Runs a search to its end. */
function end(apply: (v: Float64Array) => Float64Array, start: Float64Array, limit = 200): SpectrumEnd {
  const search = lanczos(apply, start, { limit, tolerance: 1e-10 })
  for (;;) {
    const step = search.next()
    if (step.done === true) return step.value
  }
}

test('the smallest eigenvalue of the second difference is met', () => {
  const m = 40
  const { value, vector } = smallestTridiagonal(new Float64Array(m).fill(2), new Float64Array(m - 1).fill(-1))
  expect(value).toBeCloseTo(2 - 2 * Math.cos(Math.PI / (m + 1)), 14)
  const exact = vector.map((_, i) => Math.sin((Math.PI * (i + 1)) / (m + 1)) * Math.sqrt(2 / (m + 1)))
  const overlap = vector.reduce((sum, x, i) => sum + x * exact[i], 0)
  expect(Math.abs(overlap)).toBeCloseTo(1, 12)
})

test('a matrix of one entry, and one that falls apart', () => {
  expect(smallestTridiagonal([-3], []).value).toBe(-3)
  const { value, vector } = smallestTridiagonal([4, -2, 7], [0, 0])
  expect(value).toBeCloseTo(-2, 14)
  expect(Math.abs(vector[1])).toBeCloseTo(1, 12)
})

test('any spectrum: the smallest value, its vector, and a residual that is one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 1000 }),
      (values, seed) => {
        const n = values.length
        // A = R D R, R = I − 2 u uᵀ a reflection: its spectrum is D.
        const u = Float64Array.from({ length: n }, (_, i) => Math.sin(seed * (i + 1)) + 0.1)
        const length = Math.hypot(...u)
        const reflect = (v: Float64Array) => {
          const overlap = v.reduce((sum, x, i) => sum + (x * u[i]) / length, 0)
          return v.map((x, i) => x - (2 * overlap * u[i]) / length)
        }
        const apply = (v: Float64Array) => reflect(reflect(v).map((x, i) => values[i] * x))
        const start = Float64Array.from({ length: n }, (_, i) => 1 + 0.5 * Math.cos(3 * i + seed))
        const { value, vector, residual, largest } = end(apply, start)
        const size = Math.max(...values.map(Math.abs), 1e-12)
        expect(Math.abs(value - Math.min(...values))).toBeLessThan(1e-8 * size)
        expect(largest).toBeLessThan(Math.max(...values) + 1e-8 * size)
        const moved = apply(vector)
        expect(Math.hypot(...moved.map((x, i) => x - value * vector[i]))).toBeLessThan(residual + 1e-8 * size)
      },
    ),
    { numRuns: 60 },
  )
})
