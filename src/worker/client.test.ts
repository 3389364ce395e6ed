import { expect, test } from 'vitest'
import type { Entry } from '../engine/recorder.ts'
import type { RunPlan } from '../engine/run.ts'
import { createClient, type WorkerLike } from './client.ts'
import type { FromWorker, ToWorker } from './protocol.ts'

const plan: RunPlan = { segments: [], seed: 1, deviation: 0.3, tolerance: 1e-4, rate: null, horizon: 10 }
const effort = { dispatches: 0, evaluations: 0 }

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
