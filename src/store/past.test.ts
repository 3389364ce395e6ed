import { beforeAll, expect, test } from 'vitest'
import { clockMap } from '../engine/clock.ts'
import type { Entry } from '../engine/entry.ts'
import { layoutOf } from '../engine/layout.ts'
import { Recording } from '../engine/recording.ts'
import { createPastKeeper } from './past.ts'
import { testEntries, testSpec } from './test-run.ts'

const spec = testSpec([20, 20, 20, 20])
let entries: Entry[]
beforeAll(async () => {
  entries = await testEntries(spec)
})

/** The run, and after it itself once more, with all means moved by `shift`, as after a change. */
function recordingOf(shift: number | null): Recording {
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  recording.push(entries)
  if (shift === null) return recording
  recording.addLayout(layoutOf(spec))
  const end = recording.end()
  recording.push(
    [1, 2].map((after) => {
      const values = entries[entries.length - 1].values.map((x, i) => (i >= 12 && i < 24 ? x + shift : x))
      return { ...entries[entries.length - 1], segment: 1, t: after === 1 ? end : 2 * end, values }
    }),
  )
  return recording
}

test('holds what the recording holds at equal steps of the clock', () => {
  const recording = recordingOf(null)
  for (const kind of ['motion', 'linear', 'logarithmic'] as const) {
    const clock = clockMap(recording, kind)
    const past = createPastKeeper()(recording, clock)!
    for (const m of [0, 40, 160]) {
      const frame = recording.frameAt(clock.timeAt(past.places[m]), null)!
      expect(past.means.data.slice(12 * m, 12 * m + 12)).toEqual(frame.means.data)
      expect(past.classifiers.data.slice(12 * m, 12 * m + 12)).toEqual(frame.classifiers.data)
    }
    expect(past.places[160]).toBe(1)
    expect([...past.since].every((first) => first === 0)).toBe(true)
  }
})

test('a way begins anew where a change moved the state, and goes on where it only changed the flow', () => {
  const [moved, unmoved] = [0.5, 0].map((shift) => {
    const recording = recordingOf(shift)
    return createPastKeeper()(recording, clockMap(recording, 'linear'))!
  })
  // The change comes half way.
  expect(moved.since[79]).toBe(0)
  expect(moved.since[81]).toBe(80)
  expect(moved.since[160]).toBe(80)
  expect(unmoved.since[160]).toBe(0)
})

test('is the same object until the recording grows or the clock changes', () => {
  const recording = recordingOf(null)
  const keep = createPastKeeper()
  const clock = clockMap(recording, 'motion')
  const past = keep(recording, clock)
  expect(keep(recording, clock)).toBe(past)
  expect(keep(recording, clockMap(recording, 'linear'))).not.toBe(past)
})

test('there is none of an empty recording, nor of more than 24 classes', async () => {
  const clock = clockMap(new Recording(), 'motion')
  expect(createPastKeeper()(new Recording(), clock)).toBeNull()
  const many = new Recording()
  const wide = testSpec(Array.from({ length: 25 }, () => 1), 0.02, 2)
  many.addLayout(layoutOf(wide))
  many.push(await testEntries(wide))
  expect(many.end()).toBeGreaterThan(0)
  expect(createPastKeeper()(many, clockMap(many, 'motion'))).toBeNull()
})
