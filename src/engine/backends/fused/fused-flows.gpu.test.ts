import { afterAll, beforeAll, describe, expect, test, vi, type MockInstance } from 'vitest'
import { matrix, type Matrix } from '../../../math/matrix.ts'
import type { Program } from '../../../model/program.ts'
import { buildProgram } from '../../../model/registry.ts'
import { integrateFlow } from '../../integrators/rkc.ts'
import type { Ending, Knot } from '../../knot.ts'
import { createSystem } from '../../system.ts'
import { relativeDistance } from '../../testing/flow-cases.ts'
import type { OwnFlowOptions } from '../contract.ts'
import { createLoopsBackend } from '../loops.ts'
import { allCases, decayCase, randomState } from '../testing/cases.ts'
import { outputsByReferee, relativeError, ROUNDING, tolerance } from '../testing/compare.ts'
import { lateState } from '../testing/late.ts'
import { openedWebGPU } from '../testing/open.ts'
import type { Opened } from '../webgpu-device.ts'
import { flowText, type FlowText } from './flow-text.ts'
import { createFusedFlows, type FusedFlows } from './fused-flows.ts'
import { planOf } from './kernel-plan.ts'
import type { Kind } from './machine.ts'
import { retractedStart } from './retracted-start.ts'

let opened: Opened
beforeAll(async () => {
  opened = await openedWebGPU()
})
afterAll(() => opened.close())

const kinds: readonly Kind[] = ['oneGroup', 'levels']
const options: OwnFlowOptions = { from: 0, until: 3, tolerance: 1e-6, isOver: () => null, breathe: () => null }

/** All knots of a flow, its ending, and what it took; null where this kind of kernel does not take the program. */
async function runOn(
  flows: FusedFlows,
  program: Program,
  start: readonly Matrix[],
  changed: Partial<OwnFlowOptions> = {},
) {
  const before = flows.dispatches()
  const flow = flows.flow(program, start, { ...options, ...changed })
  if (flow === null) return null
  const knots: Knot[] = []
  let parts = 0
  for (;;) {
    const next = await flow.knots.next()
    const dispatches = flows.dispatches() - before
    if (next.done === true) return { knots, ending: next.value, parts, evaluations: flow.evaluations(), dispatches }
    knots.push(...next.value)
    parts++
  }
}

async function runBy(kind: Kind, program: Program, start: readonly Matrix[], changed: Partial<OwnFlowOptions> = {}) {
  const flows = createFusedFlows(opened.device, undefined, kind)
  const run = await runOn(flows, program, start, changed)
  flows.dispose()
  return run
}

/** The same where the kind takes every program of the test. */
async function certainRun(...args: Parameters<typeof runBy>) {
  const run = await runBy(...args)
  if (run === null) throw new Error('no kernel for this program')
  return run
}

async function runByLoops(program: Program, start: readonly Matrix[], changed: Partial<OwnFlowOptions> = {}) {
  const system = createSystem(createLoopsBackend(), program)
  const own = retractedStart(program, start).map(({ rows, cols, data }) => matrix(rows, cols, data.slice()))
  const knots: Knot[] = []
  for await (const part of integrateFlow(system, own, { ...options, ...changed })) knots.push(...part)
  return { knots, evaluations: system.evaluations() }
}

describe.each(kinds)('%s', (kind) => {
  test.each(allCases())('velocity and objective of the start agree with float64: $name', async ({ program }) => {
    const state = randomState(program, 11)
    const run = await runBy(kind, program, state, { isOver: () => ({ kind: 'rest', t: 0, sentence: '' }) })
    if (run === null) return expect(kind).toBe('levels')
    const start = retractedStart(program, state)
    const [objective] = await outputsByReferee(program, program.objective, start)
    const velocity = await outputsByReferee(program, program.velocity, start)
    const [knot] = run.knots
    expect(run.knots.length).toBe(1)
    expect(Math.abs(knot.objective / objective[0] - 1)).toBeLessThan(2 * tolerance(program))
    knot.velocity.forEach((values, b) => expect(relativeError(values, velocity[b])).toBeLessThan(2 * tolerance(program)))
  })
  /** Both integrate to 1e-6 a step; measured on a software adapter: 3e-7 to 1.2e-6. */
  test.each(allCases())('follows float64: $name', async ({ program }) => {
    const start = randomState(program, 5, 0.5)
    const run = await runBy(kind, program, start)
    if (run === null) return expect(kind).toBe('levels')
    const exact = await runByLoops(program, start)
    expect(run.ending.kind).toBe('horizon')
    const [end, wanted] = [run.knots.at(-1) as Knot, exact.knots.at(-1) as Knot]
    expect(end.t).toBe(options.until)
    const blocks = program.blocks.map(({ register }, b) => ({ ...program.shapes[register], data: wanted.state[b] }))
    expect(relativeDistance(end.state, blocks)).toBeLessThan(1e-5)
    expect(Math.abs(end.objective / wanted.objective - 1)).toBeLessThan(1e-5)
    // Decisions are the same but for rounding: the error of a step is known to some 6e-8 of its state, a tenth of the
    // tolerance. The first steps, chosen by a probe, differ most: measured are up to 10 steps more.
    expect(run.knots.length).toBeLessThan(1.1 * exact.knots.length + 15)
    expect(run.evaluations).toBeLessThan(1.1 * exact.evaluations + 40)
  })

  test('three runs give the same bits', async () => {
    const { program } = decayCase([9, 4, 4], 3)
    const start = randomState(program, 21)
    const first = await certainRun(kind, program, start)
    for (let run = 1; run < 3; run++) expect((await certainRun(kind, program, start)).knots).toEqual(first.knots)
  })

  test('time goes on, and the end is met exactly from anywhere', async () => {
    const { program } = decayCase([5, 5, 5], 3)
    const start = randomState(program, 3)
    for (const [from, until] of [[1e5, 1e5 + 0.7], [2, 2000 / 3]]) {
      const { knots, ending } = await certainRun(kind, program, start, { from, until, tolerance: 1e-3 })
      expect(ending.kind).toBe('horizon')
      expect(knots[0].t).toBe(from)
      expect(knots.at(-1)?.t).toBe(until)
      knots.slice(1).forEach(({ t }, i) => expect(t).toBeGreaterThan(knots[i].t))
    }
  })

  test('a stretch without length is its start', async () => {
    const { program } = decayCase([2, 2], 2)
    const { knots, ending } = await certainRun(kind, program, randomState(program, 3), { from: 4, until: 4 })
    expect(knots.map(({ t }) => t)).toEqual([4])
    expect(ending.kind).toBe('horizon')
  })

  test('a rule ends the run at its knot', async () => {
    const { program } = decayCase([5, 5, 5], 3)
    const isOver = ({ t }: Knot): Ending | null => (t > 0.5 ? { kind: 'rest', t, sentence: 'over' } : null)
    const { knots, ending } = await certainRun(kind, program, randomState(program, 3), { isOver })
    expect(ending.sentence).toBe('over')
    expect(knots.at(-1)?.t).toBe(ending.t)
    expect(knots.at(-2)?.t).toBeLessThanOrEqual(0.5)
  })

  test('a start too large for float32 ends as diverged, with no number that is not finite', async () => {
    const { program } = decayCase([1, 1], 1)
    const { knots, ending } = await certainRun(kind, program, [matrix(2, 1, [3e38, 1]), matrix(1, 2, [3e38, 1])])
    expect(ending.kind).toBe('diverged')
    expect(knots).toEqual([])
  })

  test('a pause that throws ends the run, and the next one is as ever', async () => {
    const { program } = decayCase([5, 5, 5], 3)
    const start = randomState(program, 3)
    const flows = createFusedFlows(opened.device, undefined, kind)
    const breathe = () => {
      throw new RangeError('enough')
    }
    await expect(runOn(flows, program, start, { breathe })).rejects.toThrow('enough')
    const after = await runOn(flows, program, start)
    flows.dispose()
    expect(after?.knots).toEqual((await certainRun(kind, program, start)).knots)
  })

  test('another λ compiles and allocates nothing, and is its own run', async () => {
    const [weak, strong] = [decayCase([4, 2], 3, 1e-3).program, decayCase([2, 4], 3, 1e-1).program]
    const start = randomState(weak, 2)
    const flows = createFusedFlows(opened.device, undefined, kind)
    await runOn(flows, weak, start)
    const made = countCalls(opened.device, ['createBuffer', 'createShaderModule', 'createComputePipelineAsync', 'createBindGroup'])
    const reused = await runOn(flows, strong, start)
    expect(made.restore()).toBe(0)
    flows.dispose()
    expect(reused?.knots).toEqual((await certainRun(kind, strong, start)).knots)
  })

  test('one submission and one reading a chunk, half as many dispatches a tick as there are instructions or fewer', async () => {
    const { program } = decayCase([20, 20, 20, 20], 3)
    const made = countCalls(opened.device.queue, ['submit'])
    const mapped = countCalls(GPUBuffer.prototype, ['mapAsync'])
    const run = await certainRun(kind, program, randomState(program, 3, 0.3), { tolerance: 1e-4, until: 300 })
    const [submissions, readings] = [made.restore(), mapped.restore()]
    // 32 evaluations, then twice as many each time: some 200 take four chunks.
    expect(readings).toBeLessThan(7)
    expect(submissions).toBe(2 * readings)
    expect(run.parts).toBe(readings)
    // A tick has nine levels: logits; residual and losses; gradients, sums, shares; decision; move.
    if (kind === 'oneGroup') expect(run.dispatches).toBe(readings)
    else expect(run.dispatches / run.evaluations).toBeLessThan(25)
  })
})

test('late in a run a velocity and an objective keep their digits', async () => {
  const { program } = decayCase([6, 6, 6, 6], 4, 0)
  for (const kind of kinds) {
    const isOver = ({ t }: Knot): Ending => ({ kind: 'rest', t, sentence: '' })
    const [knot] = (await certainRun(kind, program, lateState(40), { isOver })).knots
    const velocity = await outputsByReferee(program, program.velocity, lateState(40))
    const [objective] = await outputsByReferee(program, program.objective, lateState(40))
    expect(objective[0]).toBeLessThan(1e-16)
    expect(Math.abs(knot.objective / objective[0] - 1)).toBeLessThan(ROUNDING * 100)
    knot.velocity.forEach((values, b) => {
      expect(Math.hypot(...velocity[b])).toBeGreaterThan(1e-18)
      // Margins of 40, whose exponential errs 40 times as much: see the same test of the primitives.
      expect(relativeError(values, velocity[b])).toBeLessThan(ROUNDING * 100)
    })
  }
})

test('numbers and labels stay out of the text, shapes are in it', () => {
  const text = (counts: readonly number[], lambda: number) => {
    const { tables, ...rest } = splitTables(flowText(decayCase(counts, 3, lambda).program, 4, 64))
    return { tables, rest }
  }
  const [one, other] = [text([4, 2], 1e-3), text([2, 4], 1e-2)]
  expect(other.rest).toEqual(one.rest)
  expect(other.tables).not.toEqual(one.tables)
  expect(text([4, 3], 1e-3).rest).not.toEqual(one.rest)
})

function splitTables({ numbers, labels, ...rest }: FlowText) {
  return { tables: { numbers, labels }, rest }
}

test('a large gradient is left to many workgroups, batch norm of that size to TensorFlow.js', () => {
  const { limits } = opened.device
  const values = { lambdaW: 5e-3, lambdaH: 5e-3 }
  const kindOf = (model: string, dimension: number) =>
    planOf(buildProgram({ model, counts: [50, 50, 50], dimension, values }), limits)?.kind ?? null
  expect(kindOf('weightDecay', 8)).toBe('oneGroup')
  expect(kindOf('batchNorm', 8)).toBe('oneGroup')
  expect(kindOf('weightDecay', 800)).toBe('levels')
  expect(kindOf('batchNorm', 800)).toBeNull()
})

/** Counts the calls of some methods until they are restored. */
function countCalls<T extends object>(owner: T, names: readonly (keyof T & string)[]) {
  const spies = names.map((name) => vi.spyOn(owner, name as never))
  return {
    restore: () => {
      const calls = spies.reduce((sum, spy) => sum + (spy as unknown as MockInstance).mock.calls.length, 0)
      spies.forEach((spy) => (spy as unknown as MockInstance).mockRestore())
      return calls
    },
  }
}
