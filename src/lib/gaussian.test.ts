import { expect, test } from 'vitest'
import { gaussian, portableLog } from './gaussian.ts'

test('the portable logarithm agrees with Math.log to a few units in the last place', () => {
  for (const x of [1e-19, 1e-9, 0.1, 0.5, 0.7071, 0.70711, 0.9, 0.999999, 1 - 2 ** -53]) {
    // 4e-16 relative: two roundings of the sum and one of exponent × ln 2.
    expect(Math.abs(portableLog(x) / Math.log(x) - 1)).toBeLessThan(4e-16)
  }
})

test('the numbers are standard Gaussian in mean, variance, skewness and kurtosis', () => {
  const n = 20_000
  const powers = [0, 0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const g = gaussian(7, [1, i % 10, Math.floor(i / 10), 0])
    for (let p = 1; p <= 4; p++) powers[p] += g ** p / n
  }
  // Five standard errors of each sample moment: √(1, 2, 15, 96) / √n.
  expect(Math.abs(powers[1])).toBeLessThan(5 * Math.sqrt(1 / n))
  expect(Math.abs(powers[2] - 1)).toBeLessThan(5 * Math.sqrt(2 / n))
  expect(Math.abs(powers[3])).toBeLessThan(5 * Math.sqrt(15 / n))
  expect(Math.abs(powers[4] - 3)).toBeLessThan(5 * Math.sqrt(96 / n))
})

test('a number depends on its seed and its place and on nothing else', () => {
  const first = gaussian(1, [0, 2, 5, 3])
  gaussian(1, [0, 2, 5, 4])
  expect(gaussian(1, [0, 2, 5, 3])).toBe(first)
  for (const other of [gaussian(2, [0, 2, 5, 3]), gaussian(1, [1, 2, 5, 3]), gaussian(1, [0, 3, 5, 3])]) {
    expect(other).not.toBe(first)
  }
  // Frozen to the last bit: a change here changes every link ever shared.
  expect(first).toBe(0.9247855890187731)
})


