import { expect, test } from 'vitest'
import type { ModelSpec } from '../model/spec.ts'
import { layoutOf, numbersOf } from './layout.ts'
import type { Entry } from './entry.ts'
import { MAX_RECORDING_BYTES, Recording } from './recording.ts'

// The largest entry that a link can ask for, 2.4 MB, in the most stretches that it can ask for.
const spec: ModelSpec = { model: 'weightDecay', counts: Array.from({ length: 100 }, () => 1), dimension: 1024, values: {} }
const layout = layoutOf(spec)
const stretches = 17
const entry = (t: number, segment: number): Entry => ({
  t,
  segment,
  values: new Float32Array(2 * numbersOf(layout)),
  measures: new Float64Array(1),
})

test('both ends of every stretch stay, whatever they take, and all between them goes', () => {
  const recording = new Recording()
  for (let segment = 0; segment < stretches; segment++) {
    recording.addLayout(layout)
    // Stretches of one entry too: one that ends before its first step.
    const most = segment % 3
    for (let i = 0; i <= most; i++) recording.push([entry(segment + i / 4, segment)])
  }
  const edges = recording.entries.map(({ t, segment }) => [t, segment])
  const expected = Array.from({ length: stretches }, (_, segment) => {
    const ends = [[segment, segment], [segment + (segment % 3) / 4, segment]]
    return segment % 3 === 0 ? ends.slice(0, 1) : ends
  }).flat()
  expect(recording.memory()).toBeGreaterThan(MAX_RECORDING_BYTES)
  expect(edges).toEqual(expected)
})

test('a stretch that goes on loses entries before anything grows', () => {
  const recording = new Recording()
  recording.addLayout(layout)
  for (let i = 0; i < 60; i++) {
    recording.push([entry(i, 0)])
    expect(recording.memory()).toBeLessThanOrEqual(MAX_RECORDING_BYTES)
  }
  expect([recording.start(), recording.end()]).toEqual([0, 59])
})
