import { expect, test } from 'vitest'
import { measuredFrame, readFrame } from '../engine/measure-frame.ts'
import { planOf } from '../engine/plan-of.ts'
import { objectiveOf, type Entry } from '../engine/entry.ts'
import { Recording, type Frame } from '../engine/recording.ts'
import { decodeLink } from '../experiment/link.ts'
import { quantities } from '../metrics/registry.ts'
import { predict } from '../theory/registry.ts'
import type { FromWorker } from '../worker/protocol.ts'
import { Session } from '../worker/session.ts'
import { runSchema } from './output-schemas.ts'
import type { RunOutput } from './run-output.ts'
import { callLab } from './testing/call-lab.ts'

// A busy machine takes many times the second or two of the slowest.

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

const links = [
  '',
  'R=48&nB=4',
  'model=ulpm&R=4',
  'method=descent&rate=2',
  'R=10&nB=4&bias=free&events=120:R=40;300:lambda=0.01',
  'model=layerPeeled&R=9&cols=means&events=50:EH=2',
  'model=layerPeeled&R=5&nB=2&cure=reweighting&wr=2',
  'model=sphere&K=5&nB=3&tau=4',
  'model=batchNorm&nB=4&d=5',
  'M=2&nB=4&lambda=0.001',
  'n=8,4,2&lambdas=0.01,0.02&lambdaH=0.01&loss=squaredError',
]

test.each(links)('steps, objectives and ending as on the page, to the last bit, and its quantities: “%s”', async (link) => {
  const { entries, recording, ended } = await pageRun(link)
  const run = await terminalRun(link)
  expect(run.times.map(({ t, stretch }) => [t, stretch])).toEqual(entries.map(({ t, segment }) => [t, segment]))
  expect(run.times.map(({ quantities: values }) => values.objective)).toEqual(
    entries.map(({ measures }) => objectiveOf(measures)),
  )
  expect(run.ending).toEqual(ended.ending)
  expect(run.evaluations).toBe(ended.effort.evaluations)
  // Where two stretches meet the page has the moment after the change alone.
  for (const moment of run.times.filter(({ t }, i) => t !== run.times[i + 1]?.t)) expectAsOnPage(moment, recording)
})

function expectAsOnPage({ t, quantities: values }: RunOutput['times'][number], recording: Recording): void {
  const frame = recording.frameAt(t, null) as Frame
  const state = measuredFrame(frame, predict(frame.layout.spec))
  for (const quantity of quantities) {
    const { value } = readFrame(quantity, frame, state)
    const own = values[quantity.key]
    expect([quantity.key, value === null]).toEqual([quantity.key, own === null])
    const off = Math.abs((value ?? 0) - (own ?? 0)) / Math.max(1, Math.abs(own ?? 0))
    // The page's vectors are float32, 6e-8 relative; 1.5e-6, of an angle in degrees, was the largest seen.
    expect(off, `${quantity.key} at t = ${t}`).toBeLessThan(1e-5)
  }
}
