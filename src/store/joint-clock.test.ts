import { expect, test } from 'vitest'
import type { ClockMap } from '../engine/clock.ts'
import { jointClock } from './joint-clock.ts'

const even = (end: number): { map: ClockMap; end: number } => ({
  map: { placeOf: (t) => Math.min(1, t / end), timeAt: (place) => place * end },
  end,
})

test('a linear clock is that of the longer run, whichever it is', () => {
  const [short, long] = [even(10), even(40)]
  expect(jointClock('linear', short, long)).toBe(long.map)
  expect(jointClock('logarithmic', long, short)).toBe(long.map)
})

test('while nothing is computed of one run the clock is that of the other', () => {
  const [none, some] = [even(0), even(40)]
  expect([jointClock('motion', none, some), jointClock('motion', some, none)]).toEqual([some.map, some.map])
})

test('on the clock of motion the place is the mean of both, and a run that is over has gone all its way', () => {
  const clock = jointClock('motion', even(10), even(40))
  expect(clock.placeOf(10)).toBe((1 + 0.25) / 2)
  expect(clock.placeOf(40)).toBe(1)
  for (const t of [0, 1e-6, 3, 10, 25, 40]) {
    // Halved until 1e-12 of the time is left.
    expect(Math.abs(clock.timeAt(clock.placeOf(t)) - t)).toBeLessThanOrEqual(1e-11 * t)
  }
  expect([clock.timeAt(-1), clock.timeAt(2)]).toEqual([0, 40])
})
