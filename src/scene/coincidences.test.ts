import { expect, it } from 'vitest'
import { coincidences } from './coincidences.ts'

function leaders(points: readonly number[], size: number, tolerance: number): number[] {
  const leader = new Int32Array(points.length / size)
  coincidences(Float32Array.from(points), size, leader.length, tolerance, leader)
  return [...leader]
}

it('leads each point by the first one within the tolerance', () => {
  expect(leaders([0, 0, 0, 1, 0, 0, 0, 0.01, 0, 1, 0, 0.01], 3, 0.02)).toEqual([0, 1, 0, 1])
  expect(leaders([0, 0, 3, 0, 3, 4], 2, 4.9)).toEqual([0, 0, 2])
})

it('measures from leaders, so that a chain is not one group', () => {
  expect(leaders([0, 0, 1, 0, 2, 0], 2, 1)).toEqual([0, 0, 2])
})

it('groups many points as it groups few: by the first leader within the tolerance', () => {
  // On a coarse grid, so that many lie together, and some within the tolerance of two groups.
  const points = Float32Array.from({ length: 3 * 300 }, (_, i) => Math.round(8 * Math.sin(i * i + 0.3 * i)) / 8)
  const leader = new Int32Array(300)
  coincidences(points, 3, 300, 0.2, leader)
  const expected: number[] = []
  for (let i = 0; i < 300; i++) {
    const near = (j: number) => Math.hypot(...[0, 1, 2].map((c) => points[3 * i + c] - points[3 * j + c])) <= 0.2
    const first = expected.findIndex((of, j) => of === j && near(j))
    expected.push(first < 0 ? i : first)
  }
  expect([...leader]).toEqual(expected)
  expect(new Set(expected).size).toBeLessThan(250)
})
