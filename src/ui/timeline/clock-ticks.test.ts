import { describe, expect, it } from 'vitest'
import type { ClockMap } from '../../engine/clock.ts'
import { clockTicks } from './clock-ticks.ts'

const linear = (end: number): ClockMap => ({ placeOf: (t) => t / end, timeAt: (place) => place * end })
const logarithmic = (end: number): ClockMap => ({
  placeOf: (t) => Math.log1p(t) / Math.log1p(end),
  timeAt: (place) => Math.expm1(place * Math.log1p(end)),
})

describe.each([
  ['linear', linear(3200)],
  ['logarithmic', logarithmic(3200)],
] as const)('ticks of a %s clock', (kind, clock) => {
  it.each([12, 30, 60, 120])('do not touch within %i rem', (width) => {
    const ticks = clockTicks(clock, kind, 3200, width)
    expect(ticks.length).toBeGreaterThan(1)
    for (const [i, tick] of ticks.entries()) {
      expect(tick.place).toBe(clock.placeOf(tick.t))
      if (i > 0) expect((tick.place - ticks[i - 1].place) * width).toBeGreaterThan(1.5)
    }
  })
})

it('prefers powers of ten where time is logarithmic', () => {
  const times = clockTicks(logarithmic(3200), 'logarithmic', 3200, 20).map(({ t }) => t)
  expect(times).toEqual(expect.arrayContaining([0, 10, 100, 1000]))
})

it('is even where time is linear', () => {
  expect(clockTicks(linear(1100), 'linear', 1100, 30).map(({ t }) => t)).toEqual([0, 200, 400, 600, 800, 1000])
})

it('keeps one stride of powers from the first step to 10¹⁵', () => {
  const labels = clockTicks(logarithmic(1e15), 'logarithmic', 1e15, 48).map(({ label }) => label)
  expect(labels).toEqual(['0', '100', '10,000', '10⁶', '10⁸', '10¹⁰', '10¹²', '10¹⁴'])
})

it('leaves room for the name of the axis', () => {
  const places = clockTicks(linear(1100), 'linear', 1100, 60, 15).map(({ place }) => place)
  expect(places.length).toBeGreaterThan(3)
  for (const place of places) expect((1 - place) * 60).toBeGreaterThan(15)
})

it('has none before a run has a length', () => {
  expect(clockTicks({ placeOf: () => 0, timeAt: () => 0 }, 'motion', 0, 60)).toEqual([])
})
