import { expect, it } from 'vitest'
import { quasiNewton } from './sphere-quasi-newton.ts'

it('finds the bottom of a curved valley', () => {
  // Rosenbrock's function in four variables; its minimum is at one everywhere.
  const valley = (x: Float64Array) => {
    let value = 0
    const gradient = new Float64Array(4)
    for (let i = 0; i < 3; i++) {
      const [a, b] = [1 - x[i], x[i + 1] - x[i] * x[i]]
      value += a * a + 100 * b * b
      gradient[i] += -2 * a - 400 * x[i] * b
      gradient[i + 1] += 200 * b
    }
    return { value, gradient }
  }
  const { at, value } = quasiNewton(valley, Float64Array.of(-1.2, 1, -0.5, 2), { limit: 500, slope: 1e-10 })
  at.forEach((x) => expect(x).toBeCloseTo(1, 8))
  expect(value).toBeLessThan(1e-18)
})

it('stops at its limit and where rounding ends', () => {
  let evaluations = 0
  const bowl = (x: Float64Array) => {
    evaluations++
    return { value: 1 + x[0] * x[0], gradient: Float64Array.of(2 * x[0]) }
  }
  expect(quasiNewton(bowl, Float64Array.of(5), { limit: 1, slope: 0 }).at[0]).not.toBe(0)
  evaluations = 0
  quasiNewton(bowl, Float64Array.of(5), { limit: 10_000, slope: 0 })
  expect(evaluations).toBeLessThan(200)
})
