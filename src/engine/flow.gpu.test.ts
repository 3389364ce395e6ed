import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildProgram } from '../model/registry.ts'
import type { Backend } from './backends/contract.ts'
import { createTfjsBackend } from './backends/tfjs-webgpu.ts'
import { openWebGPU, type Opened } from './backends/webgpu-device.ts'
import { integrateFlow } from './integrators/rkc.ts'
import type { Knot } from './knot.ts'
import { restRule } from './rest-rule.ts'
import { runFlow } from './run.ts'
import { createSystem } from './system.ts'
import { relativeDistance, weightDecayCase } from './testing/flow-cases.ts'

let opened: Opened
beforeAll(async () => {
  const result = await openWebGPU()
  if ('reason' in result) throw new Error(result.reason)
  opened = result
})
afterAll(() => opened.close())

const { spec, start, snapshots } = weightDecayCase

async function endAt<T>(backend: Backend<T>, until: number): Promise<Knot> {
  const program = buildProgram(spec)
  const system = createSystem(backend, program)
  const tensors = start.map((block) => backend.upload(block, block.data))
  let last: Knot | undefined
  for await (const knots of integrateFlow(system, tensors, { from: 0, until, tolerance: 1e-6 })) last = knots.at(-1)
  return last as Knot
}

/**
 * The limit of float32 along a flow: each of some thousand evaluations rounds at 2⁻²⁴ = 6e-8
 * relative, errors that the flow contracts; the tolerance adds a few 1e-6. 2e-5 is both together.
 */
test('TensorFlow.js on WebGPU meets the reference trajectory to the limit of float32', async () => {
  for (const { t, state } of snapshots.filter((snapshot) => [1, 50].includes(snapshot.t))) {
    const knot = await endAt(createTfjsBackend(opened), t)
    expect(relativeDistance(knot.state, state)).toBeLessThan(2e-5)
  }
})

test('a whole run on WebGPU comes to rest at the certified optimum', async () => {
  const opening = { model: 'weightDecay', counts: [20, 20, 20, 20], dimension: 3, values: { lambdaW: 2.3e-3, lambdaH: 2.3e-3 } }
  const plan = { segments: [{ from: 0, spec: opening }], seed: 1, deviation: 0.3, tolerance: 1e-4, rate: null, horizon: 1e5 }
  const backend = createTfjsBackend(opened)
  const before = backend.dispatches()
  const flow = runFlow(backend, plan, restRule)
  let next = await flow.next()
  while (next.done !== true) next = await flow.next()
  expect(next.value.kind).toBe('rest')
  // The device decides: some 270 gradients take a dispatch a chunk, each at least half as long as the one before.
  expect(backend.dispatches() - before).toBeGreaterThan(0)
  expect(backend.dispatches() - before).toBeLessThan(20)
})

test('stretches of a ramp meet their times exactly, and make no kernel and no buffer anew', async () => {
  const decayed = (lambda: number) => ({ model: 'weightDecay', counts: [6, 6, 2], dimension: 3, values: { lambdaW: lambda, lambdaH: lambda } })
  const froms = [0, 2, 2.3, 2.9, 7]
  const segments = froms.map((from, i) => ({ from, spec: decayed(5e-3 * (i + 1)) }))
  const plan = { segments, seed: 1, deviation: 0.3, tolerance: 1e-4, rate: null, horizon: 20 }
  const backend = createTfjsBackend(opened)
  const { device } = opened
  const [modules, buffers] = [vi.spyOn(device, 'createShaderModule'), vi.spyOn(device, 'createBuffer')]
  const calls = () => modules.mock.calls.length + buffers.mock.calls.length
  const ends: number[] = []
  const before: number[] = []
  for await (const { segment, knots } of runFlow(backend, plan, () => () => null)) {
    before[segment] ??= calls()
    ends[segment] = knots.at(-1)?.t ?? Number.NaN
  }
  expect(ends).toEqual([...froms.slice(1), 20])
  // The second stretch and later ones; what they are read through may grow.
  expect(modules.mock.calls.length).toBe(1)
  expect(calls() - before[1]).toBeLessThan(3)
  modules.mockRestore()
  buffers.mockRestore()
  backend.dispose()
})
