import { expect, test } from 'vitest'
import type { Entry } from '../engine/entry.ts'
import type { RunPlan } from '../engine/run.ts'
import { createClient, type WorkerLike } from './client.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import { fakeTimers } from './test-timers.ts'

const plan: RunPlan = { segments: [], seed: 1, deviation: 0.3, tolerance: 1e-4, rate: null, horizon: 10 }
const effort = { dispatches: 0, evaluations: 0, milliseconds: 0 }

function fakeWorker() {
  const sent: ToWorker[] = []
  const heard = new Map<string, (event: Event) => void>()
  let terminated = false
  const worker = {
    postMessage: (message: ToWorker) => sent.push(message),
    terminate: () => (terminated = true),
    addEventListener: (type: string, listener: (event: Event) => void) => heard.set(type, listener),
  } as unknown as WorkerLike
  const say = (message: FromWorker) => heard.get('message')?.({ data: message } as MessageEvent)
  const breakDown = () => heard.get('error')?.({ message: 'boom' } as ErrorEvent)
  return { worker, sent, say, breakDown, isTerminated: () => terminated }
}

test('messages of former runs are dropped and never acknowledged', () => {
  const fake = fakeWorker()
  const heard: FromWorker[] = []
  const client = createClient(() => fake.worker, (message) => heard.push(message), () => {})
  const first = client.start(plan, 'auto')
  const second = client.start(plan, 'auto')
  fake.say({ type: 'entries', run: first, entries: [], effort })
  expect(heard).toEqual([])
  fake.say({ type: 'entries', run: second, entries: [] as Entry[], effort })
  expect(heard).toHaveLength(1)
  expect(fake.sent.filter((message) => message.type === 'taken')).toEqual([{ type: 'taken', run: second }])
})

test('after a stop nothing of that run is heard', () => {
  const fake = fakeWorker()
  const heard: FromWorker[] = []
  const client = createClient(() => fake.worker, (message) => heard.push(message), () => {})
  const run = client.start(plan, 'auto')
  client.stop()
  fake.say({ type: 'ended', run, ending: { kind: 'rest', t: 1, sentence: '' }, effort })
  expect(heard).toEqual([])
  expect(fake.sent.at(-1)).toEqual({ type: 'stop', run })
})

test('a worker that breaks is told of once and replaced at the next start', () => {
  const fakes = [fakeWorker(), fakeWorker()]
  const broken: string[] = []
  let spawned = 0
  const client = createClient(() => fakes[spawned++].worker, () => {}, (sentence) => broken.push(sentence))
  client.start(plan, 'auto')
  fakes[0].breakDown()
  fakes[0].breakDown()
  expect(broken).toEqual(['The computation stopped unexpectedly (boom).'])
  expect(fakes[0].isTerminated()).toBe(true)
  client.start(plan, 'loops')
  expect(spawned).toBe(2)
  expect(fakes[1].sent).toMatchObject([{ type: 'start', engine: 'loops' }])
})

/** A client of fake workers with timers of the test's own. */
function watchedClient() {
  const fakes = [fakeWorker(), fakeWorker()]
  const heard: FromWorker[] = []
  const broken: string[] = []
  const { timers, pass, running } = fakeTimers()
  let spawned = 0
  const client = createClient(
    () => fakes[spawned++].worker,
    (message) => heard.push(message),
    (sentence) => broken.push(sentence),
    timers,
  )
  return { client, fakes, heard, broken, pass, running }
}

const info = { name: '', precision: 'float64', adapter: null, software: false, stepsPerReading: 1 } as const
const HOUR = 3_600_000

test('a worker that goes silent in the middle of a run is ended, told of once, and replaced', () => {
  const { client, fakes, broken, pass, running } = watchedClient()
  const run = client.start(plan, 'auto')
  fakes[0].say({ type: 'engine', run, info, grounds: { notice: null, reason: '', paces: { webgpu: null, loops: null } } })
  pass(HOUR)
  expect(broken).toEqual(['The computation stopped answering.'])
  expect(fakes[0].isTerminated()).toBe(true)
  expect(running()).toBe(0)
  fakes[0].breakDown()
  expect(broken).toHaveLength(1)
  const again = client.start(plan, 'loops')
  expect(fakes[1].sent).toMatchObject([{ type: 'start', run: again, engine: 'loops' }])
})

test('a worker that was killed while it had nothing to do is noticed at the next run', () => {
  const { client, fakes, broken, pass } = watchedClient()
  const run = client.start(plan, 'auto')
  fakes[0].say({ type: 'ended', run, ending: { kind: 'rest', t: 1, sentence: '' }, effort })
  pass(HOUR)
  expect(broken).toEqual([])
  client.start(plan, 'auto')
  pass(HOUR)
  expect(broken).toHaveLength(1)
})

test('a worker whose code is still on the way, or that answers for an hour without a result, is left in peace', () => {
  const { client, fakes, heard, broken, pass } = watchedClient()
  const run = client.start(plan, 'auto')
  pass(HOUR)
  expect(fakes[0].sent.map(({ type }) => type)).toEqual(['start'])
  fakes[0].say({ type: 'engine', run, info, grounds: { notice: null, reason: '', paces: { webgpu: null, loops: null } } })
  for (let i = 0; i < 1200; i++) {
    pass(3000)
    fakes[0].say({ type: 'pong', run })
  }
  expect(broken).toEqual([])
  expect(heard.map(({ type }) => type)).toEqual(['engine'])
})

test('no timer runs once a run has ended, was stopped or was disposed of', () => {
  const { client, fakes, running } = watchedClient()
  const first = client.start(plan, 'auto')
  fakes[0].say({ type: 'engine', run: first, info, grounds: { notice: null, reason: '', paces: { webgpu: null, loops: null } } })
  expect(running()).toBe(1)
  fakes[0].say({ type: 'ended', run: first, ending: { kind: 'rest', t: 1, sentence: '' }, effort })
  expect(running()).toBe(0)
  client.start(plan, 'auto')
  expect(running()).toBe(1)
  client.stop()
  expect(running()).toBe(0)
  client.start(plan, 'auto')
  client.dispose()
  expect(running()).toBe(0)
})
