import { expect, it } from 'vitest'
import { layoutOf } from '../engine/layout.ts'
import { Recording } from '../engine/recording.ts'
import { framesJson } from './frames-json.ts'
import { testEntries, testSpec } from './test-run.ts'

it('holds the recorded class means and classifiers, digit for digit', async () => {
  const spec = testSpec([4, 4, 2], 0.01, 4)
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  recording.push(await testEntries(spec))
  const { frames, stretches, link } = JSON.parse(framesJson(recording, 'https://example.org/#K=3')) as {
    link: string
    stretches: { counts: number[]; dimension: number }[]
    frames: { t: number; stretch: number; classifiers: number[][]; classMeans: number[][] }[]
  }
  expect(link).toBe('https://example.org/#K=3')
  expect(stretches).toEqual([{ counts: [4, 4, 2], dimension: 4 }])
  expect(frames.length).toBe(recording.entries.length)
  frames.forEach(({ t, stretch, classifiers, classMeans }, i) => {
    const entry = recording.entries[i]
    expect([t, stretch]).toEqual([entry.t, entry.segment])
    expect(Float32Array.from([...classifiers, ...classMeans].flat())).toEqual(entry.values.slice(0, 2 * 3 * 4))
  })
})
