import { expect, test } from 'vitest'
import { layoutOf } from '../engine/layout.ts'
import { Recording } from '../engine/recording.ts'
import { longestRow } from '../math/cosines.ts'
import { LongestSoFar } from './longest-so-far.ts'
import { testEntries, testSpec } from './test-run.ts'

test('is the greatest length up to the moment, however moments are asked for, and anew for another run', async () => {
  const spec = testSpec([20, 20, 20])
  const entries = await testEntries(spec)
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  const longest = new LongestSoFar()
  expect(longest.at(recording, 5)).toEqual({ classifiers: 0, means: 0 })
  recording.push(entries)
  const slow = (last: number) =>
    Math.max(...entries.slice(0, last + 1).map(({ t }) => longestRow(recording.frameAt(t, null)!.classifiers)))
  for (const i of [entries.length - 1, 0, 5]) {
    // Interpolation at an entry is the entry, but for a rounding.
    expect(longest.at(recording, entries[i].t).classifiers).toBeCloseTo(slow(i), 12)
  }
  const other = new Recording()
  other.addLayout(layoutOf(spec))
  other.push(entries.slice(0, 1))
  expect(longest.at(other, 1e9)).toEqual(longest.at(recording, 0))
})
