import { beforeAll, expect, test } from 'vitest'
import type { Entry } from '../engine/entry.ts'
import { layoutOf } from '../engine/layout.ts'
import { Recording } from '../engine/recording.ts'
import { differenceCurve } from './difference-curve.ts'
import { testEntries, testSpec } from './test-run.ts'

const even = testSpec([20, 20, 20, 20])
const uneven = testSpec([60, 60, 20, 20])
let runs: Entry[][]
beforeAll(async () => {
  runs = [await testEntries(even), await testEntries(uneven)]
})

function recordingOf(spec: typeof even, entries: Entry[]): Recording {
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  recording.push(entries)
  return recording
}

test('a run does not differ from itself', () => {
  const run = recordingOf(even, runs[0])
  const { lines } = differenceCurve(run, run, Float64Array.from(runs[0], ({ t }) => t))
  // The root of rounding.
  expect(Math.max(...lines[0].values)).toBeLessThan(1e-6)
})

test('more samples of two classes lead elsewhere from the same classifiers', () => {
  const [a, b] = [recordingOf(even, runs[0]), recordingOf(uneven, runs[1])]
  const times = Float64Array.from(runs[1], ({ t }) => t)
  const { lines } = differenceCurve(a, b, times)
  const [values] = lines.map((line) => line.values)
  expect(values).toHaveLength(times.length)
  expect(values.every((value) => value >= 0 && value <= 1)).toBe(true)
  expect(values.at(-1)).toBeGreaterThan(0.1)
})

test('runs with other numbers of classes have no difference, and it says so', () => {
  const a = recordingOf(even, runs[0])
  const b = recordingOf(testSpec([20, 20, 20]), [])
  const { lines, undefinedAs } = differenceCurve(a, b, Float64Array.of(0, 1))
  expect([...lines[0].values]).toEqual([Number.NaN, Number.NaN])
  expect(undefinedAs).toMatch(/not the same classes/)
})
