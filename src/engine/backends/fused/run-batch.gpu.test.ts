import { afterAll, beforeAll, expect, test } from 'vitest'
import { integrateFlow } from '../../integrators/rkc.ts'
import type { Ending, Knot } from '../../knot.ts'
import { createSystem } from '../../system.ts'
import { relativeDistance } from '../../testing/flow-cases.ts'
import { createLoopsBackend } from '../loops.ts'
import { decayCase, randomState } from '../testing/cases.ts'
import { openedWebGPU } from '../testing/open.ts'
import type { Opened } from '../webgpu-device.ts'
import { createFusedFlows } from './fused-flows.ts'
import { runBatch } from './run-batch.ts'
import type { Member, Outcome } from '../contract.ts'

let opened: Opened
beforeAll(async () => {
  opened = await openedWebGPU()
})
afterAll(() => opened.close())

const COUNT = 9

/** Members of one structure: another λ, another order of the classes, another start; some end by a rule, some at their horizon. */
function memberAt(index: number): Member {
  const { program } = decayCase(index % 2 === 0 ? [5, 3, 1] : [1, 3, 5], 3, 5e-3 * 1.7 ** index)
  const isOver = (t: number): Ending | null => (index % 3 === 0 && t > 20 ? { kind: 'rest', t, sentence: 'a rule' } : null)
  return { program, start: randomState(program, 40 + index, 0.3), until: 60, tolerance: 1e-4, isOver }
}

async function outcomesOf(instances: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  await runBatch(opened.device, COUNT, memberAt, (index, outcome) => (outcomes[index] = outcome), { instances })
  return outcomes
}

test('each member of a batch gives the bits of its own run, however many run at a time', async () => {
  const [together, few] = [await outcomesOf(COUNT), await outcomesOf(2)]
  expect(few).toEqual(together)
  expect(together).toHaveLength(COUNT)
  const flows = createFusedFlows(opened.device, undefined, 'oneGroup')
  for (const index of [0, 1, 8]) {
    const { program, start, isOver, ...options } = memberAt(index)
    const flow = flows.flow(program, start, {
      ...options,
      from: 0,
      isOver: ({ t, objective }) => isOver(t, objective),
      breathe: () => null,
    })
    if (flow === null) throw new Error('no kernel for this program')
    let last: Knot | undefined
    for await (const knots of flow.knots) last = knots.at(-1)
    const { t, objective, state, ending } = together[index]
    expect({ t, objective, state }).toEqual({ t: last?.t, objective: last?.objective, state: last?.state })
    expect(ending.kind).toBe(index % 3 === 0 ? 'rest' : 'horizon')
  }
  flows.dispose()
})

/** A tolerance of 1e-4 a step on both sides, whose steps differ by rounding: measured are up to 4e-6, and 1.4e-5 of an objective. */
test('a batch ends where the float64 loops end', async () => {
  const outcomes = await outcomesOf(4)
  for (const [index, outcome] of outcomes.entries()) {
    const { program, start, until, tolerance } = memberAt(index)
    const system = createSystem(createLoopsBackend(), program)
    let last: Knot | undefined
    for await (const knots of integrateFlow(system, start, { from: 0, until: Math.min(until, outcome.t), tolerance })) {
      last = knots.at(-1)
    }
    const expected = program.blocks.map(({ register }, b) => ({ ...program.shapes[register], data: last?.state[b] ?? new Float64Array() }))
    expect(relativeDistance(outcome.state, expected)).toBeLessThan(4e-5)
    expect(Math.abs(outcome.objective / (last?.objective ?? Number.NaN) - 1)).toBeLessThan(1e-4)
    expect(outcome.evaluations).toBeGreaterThan(10)
  }
})

test('a member of another structure is refused, a pause that throws ends the batch, and both leave nothing', async () => {
  const other = (index: number) => (index === 1 ? { ...memberAt(1), program: decayCase([2, 2, 2], 3).program } : memberAt(0))
  const held = countBuffers(opened.device)
  await expect(runBatch(opened.device, 2, other, () => null)).rejects.toThrow('member 1 of the batch has another structure')
  const breathe = () => {
    throw new RangeError('enough')
  }
  await expect(runBatch(opened.device, COUNT, memberAt, () => null, { breathe })).rejects.toThrow('enough')
  expect(held()).toBe(0)
})

/** Buffers of a device that were made from now on and not destroyed. */
function countBuffers(device: GPUDevice): () => number {
  const made: GPUBuffer[] = []
  const gone = new Set<GPUBuffer>()
  const create = device.createBuffer.bind(device)
  device.createBuffer = (descriptor) => {
    const buffer = create(descriptor)
    const destroy = buffer.destroy.bind(buffer)
    buffer.destroy = () => {
      gone.add(buffer)
      destroy()
    }
    made.push(buffer)
    return buffer
  }
  return () => {
    device.createBuffer = create
    return made.filter((buffer) => !gone.has(buffer)).length
  }
}
