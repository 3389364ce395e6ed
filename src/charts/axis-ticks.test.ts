import { expect, test } from 'vitest'
import { linearRange, linearTicks, logRange, logTicks, roomyTicks } from './axis-ticks.ts'

test('powers of ten, evenly thinned to what finds room', () => {
  // 1e-12: a power of ten as computed is off by a few roundings.
  logTicks([1e-7, 2], 3).forEach((value, i) => expect(value / [1e-6, 1e-3, 1][i]).toBeCloseTo(1, 12))
  expect(logTicks([1e-25, 100], 3).map((value) => Math.round(Math.log10(value)))).toEqual([-20, -10, 0])
  // Where a step of ten leaves one power and a step of five three, two being asked for.
  expect(logTicks([1e-6, 1e7], 2)).toHaveLength(3)
  for (let low = -20; low < 1; low++) {
    for (const most of [2, 3, 4]) {
      const ticks = logTicks([0.8 * 10 ** low, 120], most)
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThanOrEqual(most + 1)
    }
  }
})

test('within a decade or so, round numbers between the powers', () => {
  expect(logTicks([0.12, 1.3], 4)).toEqual([0.2, 0.5, 1])
  expect(logTicks([0.12, 1.3], 2)).toEqual([0.3, 1])
})

test('round numbers on a linear axis, zero exactly', () => {
  expect(linearTicks([-1.08, 1.08], 3)).toEqual([-1, 0, 1])
  expect(linearTicks([0, 0.31], 4)).toEqual([0, 0.1, 0.2, 0.30000000000000004])
})

test('a logarithmic axis contains its values, is a decade long at least, and stands without values', () => {
  for (const [min, max] of [[1e-9, 3], [0.5, 0.5], [1e-300, 1e300]] as const) {
    const [from, to] = logRange(min, max)
    expect(from).toBeLessThan(min)
    expect(to).toBeGreaterThan(max)
    expect(to / from).toBeGreaterThanOrEqual(10)
  }
  expect(logRange(null, null)).toEqual([0.1, 1])
})

test('a linear axis contains the whole range of a bounded measure, or its values', () => {
  const [from, to] = linearRange(0.2, 0.3, [-1, 1])
  expect(from).toBeLessThan(-1)
  expect(to).toBeGreaterThan(1)
  expect(linearRange(2, 2, null)).toEqual([1.5, 2.5])
  expect(linearRange(null, null, null)).toEqual([-0.04, 1.04])
})

test('labels that would touch are left out, the first and the last never', () => {
  const ticks = [0, 0.02, 0.3, 0.5, 0.97, 1].map((place) => ({ place, label: String(place) }))
  const kept = roomyTicks(ticks, 200, (label) => 8 * label.length).map(({ place }) => place)
  expect(kept).toEqual([0, 0.3, 0.5, 1])
  expect(roomyTicks([], 200, () => 8)).toEqual([])
  expect(roomyTicks(ticks.slice(0, 1), 200, () => 8)).toHaveLength(1)
})
