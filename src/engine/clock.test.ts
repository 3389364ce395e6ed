import { expect, test } from 'vitest'
import type { ModelSpec } from '../model/spec.ts'
import { clockMap } from './clock.ts'
import { layoutOf } from './layout.ts'
import type { Entry } from './entry.ts'
import { Recording } from './recording.ts'

const spec: ModelSpec = { model: 'ulpm', counts: [1, 1], dimension: 2, values: {} }

/** A recording of nothing but times and losses. */
function recordingOf(times: readonly number[], loss: (t: number) => number): Recording {
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  const entry = (t: number): Entry => ({ t, segment: 0, values: new Float32Array(24), measures: Float64Array.of(loss(t)) })
  recording.push(times.map(entry))
  return recording
}

const steps = (count: number, of: (i: number) => number) => Array.from({ length: count + 1 }, (_, i) => of(i))
const decades = [0, ...steps(30, (i) => 10 ** (i / 2))]

test('rescaled time of a loss 1/(1 + t) is log(1 + t), to t = 10¹⁵ on two entries a decade', () => {
  const clock = clockMap(recordingOf(decades, (t) => 1 / (1 + t)), 'rescaled')
  const end = Math.log1p(1e15)
  // 1.5 %: the loss is no power of t where t is about 1, and two entries a decade see that coarsely.
  for (const t of [1, 1e3, 1e6, 1e12]) expect(Math.abs(clock.placeOf(t) - Math.log1p(t) / end)).toBeLessThan(0.015)
})

test('rescaled time of an exponential decay is 1 − exp(−t), and of a constant loss it is the time itself', () => {
  const decay = clockMap(recordingOf(steps(40, (i) => i / 2), (t) => Math.exp(-t)), 'rescaled')
  // The first entries lie 0.5 apart, (0.5)²/12 of an interval's own share is the rule's error.
  for (const t of [0.5, 1, 3, 8]) expect(Math.abs(decay.placeOf(t) + Math.expm1(-t))).toBeLessThan(0.01)
  const even = clockMap(recordingOf(steps(10, (i) => i), () => 1.1), 'rescaled')
  // The rule in log t is exact for powers of t; a constant is one.
  for (const t of [0.3, 2.5, 7]) expect(even.placeOf(t)).toBeCloseTo(t / 10, 8)
})

test('a fast fall and a wait 10¹⁵ times slower get one half of the clock each', () => {
  const recording = recordingOf(decades, (t) => 1e-15 + Math.exp(-t))
  // ∫ e^{-t} dt = ∫ 10⁻¹⁵ dt = 1; two entries a decade see the fall within 20 %.
  expect(Math.abs(clockMap(recording, 'rescaled').placeOf(1e3) - 0.5)).toBeLessThan(0.1)
  expect(clockMap(recording, 'linear').placeOf(1e3)).toBeLessThan(1e-11)
})

test.each([
  ['falls to nothing', (t: number) => (t < 1e6 ? 1 / (1 + t) : 0)],
  ['is nothing', () => 0],
  ['is lost', () => Number.NaN],
  ['is infinite at first', (t: number) => (t === 0 ? Infinity : 1)],
  ['underflows', (t: number) => Math.exp(-t)],
] as const)('a loss that %s keeps the map between 0 and 1, rising and invertible', (_, loss) => {
  const clock = clockMap(recordingOf(decades, loss), 'rescaled')
  expect([clock.placeOf(0), clock.placeOf(1e15), clock.timeAt(0), clock.timeAt(1)]).toEqual([0, 1, 0, 1e15])
  const places = decades.map((t) => clock.placeOf(t))
  for (const [i, place] of places.slice(1).entries()) expect(place).toBeGreaterThanOrEqual(places[i])
  for (const place of [0.1, 0.5, 0.9]) expect(clock.placeOf(clock.timeAt(place))).toBeCloseTo(place, 9)
})

test('on the clock of motion a stretch in which nothing moves still has its share, evenly', () => {
  const recording = new Recording()
  const entry = (t: number, segment: number, x: number): Entry => {
    const values = new Float32Array(24)
    values[0] = x
    return { t, segment, values, measures: Float64Array.of(1) }
  }
  for (const segment of [0, 1, 2]) {
    recording.addLayout(layoutOf(spec))
    const still = segment > 0 ? 1 : 0
    recording.push([entry(segment, segment, still), entry(segment + 0.5, segment, Math.max(still, 0.5)), entry(segment + 1, segment, 1)])
  }
  const clock = clockMap(recording, 'motion')
  const shares = [1, 2, 3].map((t) => clock.placeOf(t) - clock.placeOf(t - 1))
  // A part in 300 of the motion of the first, hence of 1 + 2/300 in all; 1e-6: the trace of linear time.
  for (const share of shares.slice(1)) expect(Math.abs(share * 302 - 1)).toBeLessThan(1e-4)
  expect(Math.abs((clock.placeOf(1.5) - clock.placeOf(1)) * 604 - 1)).toBeLessThan(1e-4)
})

test('a jump takes no place of its own: equal motion leads up to it and on from it', () => {
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  recording.addLayout(layoutOf(spec))
  const still: Entry = { t: 0, segment: 0, values: new Float32Array(24), measures: Float64Array.of(1) }
  // Everything goes from `from` to `to` evenly; the second half of the numbers are velocities.
  const line = (from: number, to: number, segment: number, start: number): Entry[] =>
    [0, 1].map((s) => {
      const values = Float32Array.from({ length: 24 }, (_, i) => (i < 12 ? from + s * (to - from) : to - from))
      return { ...still, t: start + s, segment, values }
    })
  // From 0 to 1 until t = 1, a jump to 9, from there to 10 until t = 2: as much motion before as after.
  recording.push([...line(0, 1, 0, 0), ...line(9, 10, 1, 1)])
  const clock = clockMap(recording, 'motion')
  expect(clock.placeOf(1)).toBeCloseTo(0.5, 3)
  expect(clock.timeAt(0.49)).toBeLessThan(1)
  expect(clock.timeAt(0.51)).toBeGreaterThan(1)
})
