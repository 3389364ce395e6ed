import { expect, test } from 'vitest'
import { measuredFrame, readFrame } from '../engine/measure-frame.ts'
import { planOf } from '../engine/plan-of.ts'
import { objectiveOf, type Entry } from '../engine/recorder.ts'
import { Recording, type Frame } from '../engine/recording.ts'
import { decodeLink } from '../experiment/link.ts'
import { quantities } from '../metrics/registry.ts'
import { predict } from '../theory/registry.ts'
import type { FromWorker } from '../worker/protocol.ts'
import { Session } from '../worker/session.ts'
import { runSchema } from './output-schemas.ts'
import type { RunOutput } from './run-output.ts'
import { callLab } from './testing/call-lab.ts'

interface PageRun {
  readonly entries: readonly Entry[]
  readonly recording: Recording
  readonly ended: FromWorker & { type: 'ended' }
}

/** What the page has of a run that its worker computed on the processor. */
function pageRun(link: string): Promise<PageRun> {
  const entries: Entry[] = []
  const recording = new Recording()
  return new Promise((resolve) => {
    const session: Session = new Session((message) => {
      if (message.type === 'layout') recording.addLayout(message.layout)
      if (message.type === 'entries') {
        entries.push(...message.entries)
        recording.push(message.entries)
        queueMicrotask(() => session.receive({ type: 'taken', run: 1 }))
      }
      if (message.type === 'ended') resolve({ entries, recording, ended: message })
    })
    session.receive({ type: 'start', run: 1, plan: planOf(decodeLink(link).experiment), engine: 'loops' })
  })
}

async function terminalRun(link: string): Promise<RunOutput> {
  const { code, out } = await callLab(['run', link, '--json', '-'])
  expect(code).toBe(0)
  return runSchema.parse(JSON.parse(out))
}

test.each(['', 'R=48', 'model=ulpm&R=4', 'method=descent&rate=2', 'R=10&bias=free&events=120:R=40;300:lambda=0.01'])(
  'the same steps, objectives and ending as on the page, to the last bit: “%s”',
  async (link) => {
    const { entries, ended } = await pageRun(link)
    const run = await terminalRun(link)
    expect(run.times.map(({ t, stretch }) => [t, stretch])).toEqual(entries.map(({ t, segment }) => [t, segment]))
    expect(run.times.map(({ quantities: values }) => values.objective)).toEqual(
      entries.map(({ measures }) => objectiveOf(measures)),
    )
    expect(run.ending).toEqual(ended.ending)
    expect(run.evaluations).toBe(ended.effort.evaluations)
  },
)

test.each(['', 'R=48', 'model=ulpm&R=4', 'R=10&bias=free'])(
  'the same quantities as on the page, but for its single precision: “%s”',
  async (link) => {
    const { recording } = await pageRun(link)
    const run = await terminalRun(link)
    const target = predict(recording.layouts[0].spec)
    for (const { t, quantities: values } of run.times) {
      const frame = recording.frameAt(t, null) as Frame
      const state = measuredFrame(frame, target)
      for (const quantity of quantities) {
        const { value } = readFrame(quantity, frame, state)
        const own = values[quantity.key]
        expect([quantity.key, value === null]).toEqual([quantity.key, own === null])
        // The picture's vectors are float32, 6e-8 relative; an angle near a multiple of π shows its square root.
        const off = Math.abs((value ?? 0) - (own ?? 0)) / Math.max(1, Math.abs(own ?? 0))
        expect(off, `${quantity.key} at t = ${t}`).toBeLessThan(2e-4)
      }
    }
  },
)
