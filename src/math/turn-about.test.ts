import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gaussian } from '../lib/gaussian.ts'
import { gramOfRows } from './gram-of-rows.ts'
import { frobenius, identity, matrix, multiply, transpose, type Matrix } from './matrix.ts'
import { nearestFrame } from './nearest-frame.ts'
import { turnAbout } from './turn-about.ts'

const distance = (a: Matrix, b: Matrix) => frobenius(matrix(a.rows, a.cols, a.data.map((x, i) => x - b.data[i])))
const first = matrix(3, 5, identity(5).data.slice(0, 15))
const placeOf = (basis: Matrix, vector: number[]) => {
  const length = Math.hypot(...vector)
  return Array.from(multiply(basis, transpose(matrix(1, vector.length, vector))).data, (x) => x / length)
}

describe('turnAbout', () => {
  const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 })
  const numbers = (seed: number, stream: number, count: number) => Array.from({ length: count }, (_, i) => gaussian(seed, [stream, i, 0, 0]))

  it('brings the vector to its place, and stays orthonormal', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const basis = nearestFrame(matrix(3, 6, numbers(seed, 1, 18))) as Matrix
        const vector = numbers(seed, 2, 6)
        const wish = numbers(seed, 3, 3)
        const place = wish.map((x) => (0.95 * x) / Math.max(1, Math.hypot(...wish)))
        const turned = turnAbout(basis, vector, place)
        // The hint is a thousandth, and its rows are divided by as little: 1e-16 / 1e-3.
        expect(distance(gramOfRows(turned), identity(3))).toBeLessThan(1e-9)
        placeOf(turned, vector).forEach((x, axis) => expect(x).toBeCloseTo(place[axis], 9))
      }),
    )
  })

  it('changes nearly nothing where nothing is moved, and little where little is', () => {
    const vector = [0.3, 0.5, 0, 0.4, 0.2]
    const place = placeOf(first, vector)
    expect(distance(turnAbout(first, vector, place), first)).toBeLessThan(0.003)
    const near = turnAbout(first, vector, place.map((x) => x + 0.01))
    expect(distance(near, first)).toBeLessThan(0.06)
  })

  it('brings a hidden direction into view where all of the vector was seen', () => {
    const turned = turnAbout(first, [0, 2, 0, 0, 0], [0, 0.8, 0])
    expect(placeOf(turned, [0, 2, 0, 0, 0])[1]).toBeCloseTo(0.8, 12)
    expect(placeOf(turned, [0, 0, 0, 1, 0])[1]).toBeCloseTo(0.6, 6)
    expect(placeOf(turned, [1, 0, 0, 0, 0])[0]).toBeCloseTo(1, 6)
  })

  it('keeps a vector that is pulled beyond its length on its direction', () => {
    const [x, y, z] = placeOf(turnAbout(first, [0, 0, 0, 1, 0], [3, 0, 4]), [0, 0, 0, 1, 0])
    expect([x, y, z].map((value) => Number(value.toFixed(2)))).toEqual([0.6, 0, 0.8])
  })

  it('leaves the basis where there is nothing to turn about', () => {
    expect(turnAbout(first, [0, 0, 0, 0, 0], [1, 0, 0])).toBe(first)
    const three = identity(3)
    expect(turnAbout(three, [1, 0, 0], [0, 1, 0])).toBe(three)
  })
})
