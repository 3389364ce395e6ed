import { expect, test } from 'vitest'
import type { EngineInfo } from '../engine/backends/contract.ts'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import { planOf } from '../engine/plan-of.ts'
import { openingExperiment } from '../experiment/experiment.ts'
import { Engines, type Engine } from './engines.ts'

const plan = planOf(openingExperiment)

const info: EngineInfo = { name: 'device', precision: 'float32', adapter: 'fake', software: true, stepsPerReading: 16 }

/** A clock that only reading it moves, so that no busy machine decides what is chosen. */
function clockOfReadings(): () => number {
  let time = 0
  return () => (time += 0.01)
}

/** Engines whose devices the test can lose; `open` is how many are in nobody's hands but theirs. */
function lab() {
  const devices: { lose: () => void; isClosed: () => boolean }[] = []
  const open = (): Promise<Engine> => {
    let failure: string | null = null
    let isClosed = false
    devices.push({ lose: () => (failure = 'It was lost.'), isClosed: () => isClosed })
    return Promise.resolve({
      info,
      with: (use) => use(createLoopsBackend()),
      failure: () => failure,
      close: () => (isClosed = true),
    })
  }
  const engines = new Engines(open, undefined, clockOfReadings())
  return { engines, devices }
}

test('a device is opened once for all runs, and not at all where the loops are asked for', async () => {
  const { engines, devices } = lab()
  expect((await engines.choose('loops', plan)).engine.info.name).toBe('float64 loops')
  expect(devices).toHaveLength(0)
  for (let i = 0; i < 5; i++) expect((await engines.choose('auto', plan)).engine.info).toBe(info)
  expect(devices).toHaveLength(1)
})

test('after one loss the loops take over and the next run gets a new device; after two none', async () => {
  const { engines, devices } = lab()
  await engines.choose('auto', plan)
  const after = engines.afterLoss('It was lost.')
  expect(after.engine.info.name).toBe('float64 loops')
  expect(after.notice).toMatch(/^It was lost\. The run goes on from its last state on the processor/)
  expect((await engines.choose('auto', plan)).engine.info).toBe(info)
  engines.afterLoss('It was lost.')
  const third = await engines.choose('auto', plan)
  expect(third.engine.info.name).toBe('float64 loops')
  expect(third.notice).toBe('Running on the processor: no graphics device.')
  expect(third.reason).toBe('The graphics device was lost twice. Running on the processor in double precision.')
  expect(devices.map(({ isClosed }) => isClosed())).toEqual([true, true])
})

test('a device lost while nothing ran is replaced before the next run begins', async () => {
  const { engines, devices } = lab()
  await engines.choose('auto', plan)
  devices[0].lose()
  const next = await engines.choose('auto', plan)
  expect([next.engine.failure(), next.notice]).toEqual([null, null])
  expect(devices.map(({ isClosed }) => isClosed())).toEqual([true, false])
})

test('code that cannot be fetched is a sentence, and the loops run', async () => {
  const engines = new Engines(() => Promise.reject(new Error('404')))
  for (let i = 0; i < 2; i++) {
    const { engine, notice, reason } = await engines.choose('auto', plan)
    expect(engine.info.name).toBe('float64 loops')
    expect(notice).toBe('Running on the processor: no graphics device.')
    expect(reason).toMatch(/could not be loaded \(404\)\. Running on the processor/)
  }
})

test('a software adapter is left alone by the automatic choice, which says why, and used where it is asked for', async () => {
  let opened = 0
  const device: Engine = { info, with: (use) => use(createLoopsBackend()), failure: () => null, close: () => {} }
  const engines = new Engines(
    () => (opened++, Promise.resolve(device)),
    () => Promise.resolve('Emulator'),
  )
  const left = await engines.choose('auto', plan)
  expect(left.engine.info.name).toBe('float64 loops')
  expect(left.notice).toBe('Running on the processor: the graphics device is emulated.')
  expect(left.reason).toBe('The graphics adapter here (Emulator) is emulated by the processor, which is faster without it.')
  expect(opened).toBe(0)
  expect((await engines.choose('webgpu', plan)).engine.info).toBe(info)
  expect(opened).toBe(1)
})

/** A device of loops on which every product takes `ms` of the test's own time, beside loops that take none. */
function timed(ms: number) {
  let time = 0
  let products = 0
  const loops = createLoopsBackend()
  const slow: typeof loops = {
    ...loops,
    product: (...args) => {
      time += ms
      products++
      return loops.product(...args)
    },
  }
  const device: Engine = { info: { ...info, software: false }, with: (use) => use(slow), failure: () => null, close: () => {} }
  const engines = new Engines(
    () => Promise.resolve(device),
    () => Promise.resolve(null),
    // Reading the clock itself takes a moment, or the loops' trial would never end.
    () => (time += 0.01),
  )
  return { engines, device, products: () => products }
}

test('a device that follows a hand computes, and its reason tells what was measured', async () => {
  const { engines, device } = timed(0.02)
  const { engine, notice, reason, paces } = await engines.choose('auto', plan)
  expect([engine.info, notice]).toEqual([device.info, null])
  expect(reason).toMatch(/^WebGPU is there, and fast enough: its first new picture takes [\d.]+ ms, two frames last 33 ms\.$/)
  // Three products a gradient.
  expect(paces.webgpu?.gradient).toBeGreaterThan(0.06)
  expect(paces.loops?.gradient).toBeLessThan(0.06)
})

test('a device that misses two frames is left for the processor, and the page says so', async () => {
  const { engines } = timed(2)
  const { engine, notice, reason } = await engines.choose('auto', plan)
  expect(engine.info.name).toBe('float64 loops')
  expect(notice).toBe('Running on the processor, faster at this size.')
  expect(reason).toMatch(/^WebGPU is there, but its first new picture takes /)
  expect((await engines.choose('webgpu', plan)).engine.info.precision).toBe('float32')
})

test('a size is measured once; another size again; who has chosen waits for no measurement', async () => {
  const { engines, products } = timed(0.02)
  await engines.choose('webgpu', plan)
  expect(products()).toBe(0)
  await engines.choose('auto', plan)
  const once = products()
  expect(once).toBeGreaterThan(0)
  await engines.choose('auto', plan)
  expect(products()).toBe(once)
  const [first] = plan.segments
  const larger = { ...plan, segments: [{ ...first, spec: { ...first.spec, counts: first.spec.counts.map((n) => 8 * n) } }] }
  await engines.choose('auto', larger)
  expect(products()).toBeGreaterThan(once)
})

test('where the device cannot be tried it is used, and its failure is told by the run', async () => {
  const broken: Engine = { info: { ...info, software: false }, with: () => { throw new Error('gone') }, failure: () => null, close: () => {} }
  const engines = new Engines(() => Promise.resolve(broken), () => Promise.resolve(null))
  expect((await engines.choose('auto', plan)).engine).toBe(broken)
})
