import { describe, expect, it } from 'vitest'
import { longestWithin, placeAlong, pointsOf } from './heat-map-labels.ts'
import type { Point } from './marks.ts'

const everywhere = () => true
const along = (from: Point, to: Point, count = 40): Point[] =>
  Array.from({ length: count + 1 }, (_, i) => [from[0] + ((to[0] - from[0]) * i) / count, from[1] + ((to[1] - from[1]) * i) / count])

describe('placeAlong', () => {
  it('lies beside the middle of a level line, upright', () => {
    const label = placeAlong(along([0, 50], [200, 50]), [60, 10], everywhere, [])
    expect(label?.angle).toBeCloseTo(0, 12)
    expect(label?.at[0]).toBeCloseTo(100, 9)
    // Off the line by about its own size.
    expect(Math.abs((label?.at[1] ?? 0) - 50)).toBeGreaterThan(8)
  })

  it('is never upside down, whichever way the line runs', () => {
    for (const line of [along([0, 0], [200, 100]), along([200, 100], [0, 0]), along([100, 200], [100, 0]), along([0, 200], [200, 0])]) {
      const label = placeAlong(line, [60, 10], everywhere, [])
      expect(Math.abs(label?.angle ?? 9)).toBeLessThanOrEqual(Math.PI / 2 + 1e-9)
    }
  })

  it('moves on where the middle is taken, and gives up where all is', () => {
    const line = along([0, 50], [400, 50])
    const taken = along([150, 50], [250, 50]).map((at) => ({ at, radius: 20 }))
    const label = placeAlong(line, [60, 10], everywhere, taken)
    expect(label).not.toBeNull()
    for (const [x] of pointsOf(label ?? { at: [0, 0], angle: 0 }, 60, 10)) expect(x < 150 || x > 250).toBe(true)
    expect(placeAlong(line, [60, 10], everywhere, line.map((at) => ({ at, radius: 30 })))).toBeNull()
  })

  it('is left out where the line is too short or bends too much', () => {
    expect(placeAlong(along([0, 0], [50, 0]), [60, 10], everywhere, [])).toBeNull()
    const circle = Array.from({ length: 60 }, (_, i): Point => [20 * Math.cos(i / 5), 20 * Math.sin(i / 5)])
    expect(placeAlong(circle, [60, 10], everywhere, [])).toBeNull()
  })
})

describe('longestWithin', () => {
  it('cuts a line at the edge of the box', () => {
    expect(longestWithin([[-10, 5], [20, 5]], [0, 0, 10, 10])).toEqual([[0, 5], [10, 5]])
  })

  it('keeps the longest of several parts', () => {
    const line: Point[] = [[1, 1], [1, -5], [4, -5], [4, 9]]
    expect(longestWithin(line, [0, 0, 10, 10])).toEqual([[4, 0], [4, 9]])
  })

  it('is empty for a line outside', () => {
    expect(longestWithin([[-9, -9], [-1, 5]], [0, 0, 10, 10])).toEqual([])
    expect(longestWithin([], [0, 0, 10, 10])).toEqual([])
  })
})
