import { expect, test } from 'vitest'
import { resolve, segmentsOf, valuesAt, type Experiment } from './experiment.ts'
import { RAMP_STEPS } from './ramp.ts'

const ramp: Experiment = {
  version: 1,
  values: { lambdaW: 1e-3 },
  events: [
    { t: 100, set: { lambdaW: 1e-1, over: 480 } },
    { t: 1000, set: { nudge: 0.01 } },
  ],
}

test('a ramp goes in equal steps on the scale of its parameter, and stays where it ends', () => {
  const lambdaAt = (t: number) => valuesAt(ramp, t).lambdaW
  expect(lambdaAt(99)).toBe(1e-3)
  expect(lambdaAt(100)).toBeCloseTo(1e-3 * 100 ** (1 / RAMP_STEPS), 12)
  expect(lambdaAt(339)).toBeCloseTo(1e-2, 10)
  expect(lambdaAt(570)).toBe(1e-1)
  expect(lambdaAt(5000)).toBe(1e-1)
})

test('each step is a stretch, and a nudge holds for its own change only', () => {
  const segments = segmentsOf(ramp)
  expect(segments).toHaveLength(1 + RAMP_STEPS + 1)
  expect(segments.map(({ from }) => from).slice(0, 3)).toEqual([0, 100, 110])
  expect(segments.map(({ push }) => push?.nudge ?? 0)).toEqual([...Array.from({ length: 1 + RAMP_STEPS }, () => 0), 0.01])
  expect(resolve(valuesAt(ramp, 1000)).nudge).toBe(0)
  expect(segmentsOf({ ...ramp, values: { nudge: 0.1 }, events: [] })[0].push?.nudge).toBe(0.1)
})

test('the next change takes over where the ramp is, and steps that change nothing are left out', () => {
  const cut: Experiment = { ...ramp, events: [ramp.events[0], { t: 220, set: { imbalance: 2 } }] }
  expect(valuesAt(cut, 5000).lambdaW).toBeCloseTo(1e-3 * 100 ** (13 / RAMP_STEPS), 12)
  expect(segmentsOf(cut)).toHaveLength(1 + 12 + 1)
  const few: Experiment = { version: 1, values: { minorityCount: 1 }, events: [{ t: 1, set: { imbalance: 3, over: 10 } }] }
  expect(segmentsOf(few).map(({ spec }) => spec.counts[0])).toEqual([1, 1, 2, 3])
})
