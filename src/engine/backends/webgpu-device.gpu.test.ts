import { env, findBackend, getBackend } from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { allCases, randomState } from './testing/cases.ts'
import { outputsBy } from './testing/compare.ts'
import { openedWebGPU } from './testing/open.ts'
import { createTfjsBackend } from './tfjs-webgpu.ts'
import { openWebGPU, type Opened } from './webgpu-device.ts'

const { program } = allCases()[1]
const state = randomState(program, 5)

const velocityOn = (opened: Opened) => outputsBy(createTfjsBackend(opened), program, program.velocity, state)

/** A `navigator.gpu` with this answer to `requestAdapter`. */
function fakeGPU(requestAdapter: () => Promise<GPUAdapter | null>): GPU {
  return Object.assign(Object.create(navigator.gpu), { requestAdapter })
}

test('TensorFlow.js runs on our own device, and keeps small tensors on it', async () => {
  const opened = await openedWebGPU()
  expect(getBackend()).toBe('webgpu')
  expect(findBackend('webgpu')).toBe(opened.backend)
  expect(opened.backend.device).toBe(opened.device)
  expect(env().getBool('WEBGPU_CPU_FORWARD')).toBe(false)
  expect(opened.device.limits.maxBufferSize).toBeGreaterThan(2 ** 28)
  expect(opened.adapter).not.toBe('')
  opened.close()
})

test('without WebGPU, without an adapter, without a device there is a sentence', async () => {
  const reasonOf = async (gpu: GPU | null) => {
    const opened = await openWebGPU(gpu)
    return 'reason' in opened ? opened.reason : ''
  }
  expect(await reasonOf(null)).toBe('This browser does not offer WebGPU.')
  expect(await reasonOf(fakeGPU(async () => null))).toMatch(/offers no graphics adapter/)
  const adapter = await navigator.gpu.requestAdapter()
  const stubborn: GPUAdapter = Object.create(adapter, {
    limits: { value: { maxBufferSize: Number.MAX_SAFE_INTEGER } },
    requestDevice: { value: (wish: GPUDeviceDescriptor) => adapter?.requestDevice(wish) },
  })
  expect(await reasonOf(fakeGPU(async () => stubborn))).toMatch(/^The graphics adapter gave no device: .+/)
})

test('a device lost twice is opened again, and the numbers are the same', async () => {
  const first = await openedWebGPU()
  const expected = await velocityOn(first)
  let opened = first
  for (let loss = 0; loss < 2; loss++) {
    const engine = createTfjsBackend(opened)
    const tensor = engine.upload({ rows: 1, cols: 2 }, [1, 2])
    opened.device.destroy()
    expect(await opened.lost).toMatch(/^The graphics device was lost/)
    await expect(engine.read([tensor])).rejects.toThrow(/^The graphics device was lost/)
    engine.dispose()
    opened.close()
    opened = await openedWebGPU()
    expect(await velocityOn(opened)).toEqual(expected)
  }
  opened.close()
})

test('a loss while a reading is under way rejects the reading', async () => {
  const opened = await openedWebGPU()
  const engine = createTfjsBackend(opened)
  const reading = engine.read([engine.upload({ rows: 1, cols: 2 }, [1, 2])])
  opened.device.destroy()
  await expect(reading).rejects.toThrow(/^The graphics device/)
  opened.close()
})

test('opening again ends the former device', async () => {
  const former = await openedWebGPU()
  const next = await openedWebGPU()
  expect(await former.lost).toMatch(/lost/)
  former.close()
  expect(await velocityOn(next)).toHaveLength(2)
  next.close()
})

test('closing is no loss', async () => {
  const opened = await openedWebGPU()
  opened.close()
  await opened.device.lost
  const verdict = await Promise.race([opened.lost, new Promise((resolve) => setTimeout(resolve, 50, 'silent'))])
  expect(verdict).toBe('silent')
  expect(opened.failure()).toBe('The graphics device was closed.')
})

test('work that the device refuses makes reading fail', async () => {
  const opened = await openedWebGPU()
  const engine = createTfjsBackend(opened)
  const tensor = engine.upload({ rows: 1, cols: 1 }, [1])
  opened.device.createShaderModule({ code: 'this is no shader' })
  await expect(engine.read([tensor])).rejects.toThrow(/^The graphics device refused a piece of work: /)
  opened.close()
})
