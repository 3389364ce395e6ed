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
