import { expect, test } from 'vitest'
import type { Entry } from '../engine/entry.ts'
import type { RunPlan } from '../engine/run.ts'
import type { FromWorker } from './protocol.ts'
import { Session } from './session.ts'

const spec = (n: number) => ({
  model: 'weightDecay',
  counts: [n, n, 20, 20],
  dimension: 3,
  values: { lambdaW: 2.3e-3, lambdaH: 2.3e-3 },
})

function planOf(n: number): RunPlan {
  return { segments: [{ from: 0, spec: spec(n) }], seed: 1, deviation: 0.3, tolerance: 1e-4, rate: null, horizon: 1e5 }
}

/** A session with a page that takes every batch after `delay` turns, or never. */
function host(takes: boolean) {
  const heard: FromWorker[] = []
  let onMessage: () => void = () => {}
  const session: Session = new Session((message) => {
    heard.push(message)
    if (takes && message.type === 'entries') queueMicrotask(() => session.receive({ type: 'taken', run: message.run }))
    onMessage()
  })
  const until = (done: (heard: readonly FromWorker[]) => boolean) =>
    new Promise<void>((resolve) => {
      onMessage = () => done(heard) && resolve()
      onMessage()
    })
  return { session, heard, until }
}

const ended = (run: number) => (heard: readonly FromWorker[]) =>
  heard.some((message) => message.type === 'ended' && message.run === run)

function entriesOf(heard: readonly FromWorker[], run: number): Entry[] {
  return heard.flatMap((message) => (message.type === 'entries' && message.run === run ? message.entries : []))
}

test('a run is told in order: engine, layout, entries with rising times, ending', async () => {
  const { session, heard, until } = host(true)
  session.receive({ type: 'start', run: 1, plan: planOf(20), engine: 'loops' })
  await until(ended(1))
  expect(heard.map((message) => message.type).filter((type, i, all) => type !== all[i - 1])).toEqual([
    'engine',
    'layout',
    'entries',
    'ended',
  ])
  const times = entriesOf(heard, 1).map((entry) => entry.t)
  expect(times[0]).toBe(0)
  expect(times.every((t, i) => i === 0 || t > times[i - 1])).toBe(true)
  expect(heard.at(-1)).toMatchObject({ ending: { kind: 'rest' }, effort: { dispatches: 0 } })
})

test('without WebGPU the loops run and one line says so', async () => {
  const { session, heard, until } = host(true)
  session.receive({ type: 'start', run: 1, plan: planOf(20), engine: 'auto' })
  await until(ended(1))
  const engine = heard.find((message) => message.type === 'engine')
  expect(engine).toMatchObject({ info: { name: 'float64 loops' } })
  expect(engine?.type === 'engine' && engine.grounds).toMatchObject({
    notice: 'Running on the processor: no graphics device.',
    reason: expect.stringMatching(/WebGPU.*Running on the processor/),
  })
})

test('a page that takes nothing gets two batches, not a queue, and no ending', async () => {
  const { session, heard, until } = host(false)
  session.receive({ type: 'start', run: 1, plan: planOf(200), engine: 'loops' })
  await until((all) => all.filter((message) => message.type === 'entries').length === 2)
  // A whole other run of the same kind passes in the meantime on a second session: time enough.
  const other = host(true)
  other.session.receive({ type: 'start', run: 1, plan: planOf(200), engine: 'loops' })
  await other.until(ended(1))
  expect(heard.filter((message) => message.type === 'entries')).toHaveLength(2)
  expect(ended(1)(heard)).toBe(false)
  const taking = new Promise<void>((resolve) => setImmediate(resolve))
  session.receive({ type: 'taken', run: 1 })
  session.receive({ type: 'taken', run: 1 })
  await taking
  await until(ended(1))
  const times = entriesOf(heard, 1).map((entry) => entry.t)
  expect(times).toEqual(entriesOf(other.heard, 1).map((entry) => entry.t))
})

test('a newer start ends the run before it; nothing of it is told after', async () => {
  const { session, heard, until } = host(true)
  for (let run = 1; run <= 30; run++) session.receive({ type: 'start', run, plan: planOf(20 + run), engine: 'loops' })
  await until(ended(30))
  const runs = new Set(heard.filter((message) => message.type === 'ended').map((message) => message.run))
  expect([...runs]).toEqual([30])
  expect(entriesOf(heard, 30).length).toBeGreaterThan(50)
})

test('a stop ends the run', async () => {
  const { session, heard, until } = host(true)
  session.receive({ type: 'start', run: 1, plan: planOf(500), engine: 'loops' })
  await until((all) => all.some((message) => message.type === 'entries'))
  session.receive({ type: 'stop', run: 1 })
  session.receive({ type: 'start', run: 2, plan: planOf(20), engine: 'loops' })
  await until(ended(2))
  expect(ended(1)(heard)).toBe(false)
})

test('a failure that nobody foresaw is an error of the worker, and the next run goes on', async () => {
  const heard: FromWorker[] = []
  let wake = () => {}
  const session = new Session((message) => {
    if (message.run === 1 && message.type === 'engine') throw new Error('unforeseen')
    heard.push(message)
    if (message.type === 'entries') session.receive({ type: 'taken', run: message.run })
    wake()
  })
  const thrown: unknown[] = []
  const formerly = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', (error) => thrown.push(error))
  try {
    session.receive({ type: 'start', run: 1, plan: planOf(20), engine: 'loops' })
    await new Promise<void>((resolve) => setImmediate(resolve))
    session.receive({ type: 'start', run: 2, plan: planOf(20), engine: 'loops' })
    await new Promise<void>((resolve) => {
      wake = () => ended(2)(heard) && resolve()
      wake()
    })
  } finally {
    process.removeAllListeners('uncaughtException')
    formerly.forEach((listener) => process.on('uncaughtException', listener))
  }
  expect(thrown).toEqual([new Error('unforeseen')])
})

test('a ping is answered at once, whatever is under way', () => {
  const { session, heard } = host(false)
  session.receive({ type: 'start', run: 7, plan: planOf(200), engine: 'loops' })
  session.receive({ type: 'ping', run: 7 })
  expect(heard).toEqual([{ type: 'pong', run: 7 }])
})

test('every stretch that takes long to predict is told of: the last as it begins, the others once the run is over', async () => {
  const general = (lambda: number) => ({ ...spec(20), counts: [9, 6, 3], values: { lambdaW: lambda, lambdaH: lambda } })
  const plan = { ...planOf(20), segments: [{ from: 0, spec: general(2.3e-3) }, { from: 50, spec: general(0.01) }] }
  const { session, heard, until } = host(true)
  session.receive({ type: 'start', run: 1, plan, engine: 'loops' })
  await until((all) => all.filter(({ type }) => type === 'prediction').length === 2)
  const told = heard.flatMap((message) => (message.type === 'prediction' || message.type === 'ended' ? [message] : []))
  expect(told.map((message) => (message.type === 'prediction' ? message.segment : message.type))).toEqual([1, 'ended', 0])
  for (const message of told) if (message.type === 'prediction') expect(message.prediction).not.toBeNull()
})
