import { expect, test } from 'vitest'
import type { EngineInfo } from '../engine/backends/contract.ts'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import { Engines, type Engine } from './engines.ts'

const info: EngineInfo = { name: 'device', precision: 'float32', adapter: 'fake', software: true, stepsPerReading: 16 }

/** Engines whose devices the test can lose; `open` is how many are in nobody's hands but theirs. */
function lab() {
  const devices: { lose: () => void; isClosed: () => boolean }[] = []
  const engines = new Engines(() => {
    let failure: string | null = null
    let isClosed = false
    devices.push({ lose: () => (failure = 'It was lost.'), isClosed: () => isClosed })
    const engine: Engine = {
      info,
      with: (use) => use(createLoopsBackend()),
      failure: () => failure,
      close: () => (isClosed = true),
    }
    return Promise.resolve(engine)
  })
  return { engines, devices }
}

test('a device is opened once for all runs, and not at all where the loops are asked for', async () => {
  const { engines, devices } = lab()
  expect((await engines.choose('loops')).engine.info.name).toBe('float64 loops')
  expect(devices).toHaveLength(0)
  for (let i = 0; i < 5; i++) expect((await engines.choose('auto')).engine.info).toBe(info)
  expect(devices).toHaveLength(1)
})

test('after one loss the loops take over and the next run gets a new device; after two none', async () => {
  const { engines, devices } = lab()
  await engines.choose('auto')
  const after = engines.afterLoss('It was lost.')
  expect(after.engine.info.name).toBe('float64 loops')
  expect(after.notice).toMatch(/^It was lost\. The run goes on from its last state on the processor/)
  expect((await engines.choose('auto')).engine.info).toBe(info)
  engines.afterLoss('It was lost.')
  const third = await engines.choose('auto')
  expect(third.engine.info.name).toBe('float64 loops')
  expect(third.notice).toBe('The graphics device was lost twice. Running on the processor in double precision.')
  expect(devices.map(({ isClosed }) => isClosed())).toEqual([true, true])
})

test('a device lost while nothing ran is replaced before the next run begins', async () => {
  const { engines, devices } = lab()
  await engines.choose('auto')
  devices[0].lose()
  const next = await engines.choose('auto')
  expect([next.engine.failure(), next.notice]).toEqual([null, null])
  expect(devices.map(({ isClosed }) => isClosed())).toEqual([true, false])
})

test('code that cannot be fetched is a sentence, and the loops run', async () => {
  const engines = new Engines(() => Promise.reject(new Error('404')))
  for (let i = 0; i < 2; i++) {
    const { engine, notice } = await engines.choose('auto')
    expect(engine.info.name).toBe('float64 loops')
    expect(notice).toMatch(/could not be loaded \(404\)\. Running on the processor/)
  }
})

test('a software adapter is left alone by the automatic choice, which says why, and used where it is asked for', async () => {
  let opened = 0
  const device: Engine = { info, with: (use) => use(createLoopsBackend()), failure: () => null, close: () => {} }
  const engines = new Engines(
    () => (opened++, Promise.resolve(device)),
    () => Promise.resolve('Emulator'),
  )
  const left = await engines.choose('auto')
  expect(left.engine.info.name).toBe('float64 loops')
  expect(left.notice).toBe(
    'Running on the processor: the graphics adapter here (Emulator) is emulated by it.',
  )
  expect(opened).toBe(0)
  expect((await engines.choose('webgpu')).engine.info).toBe(info)
  expect(opened).toBe(1)
})
