import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../../math/matrix.ts'
import { ProgramBuilder } from '../../model/builder.ts'
import type { Program } from '../../model/program.ts'
import { buildProgram } from '../../model/registry.ts'
import { meanTargets } from '../../model/targets.ts'
import { createLoopsBackend } from '../backends/loops.ts'
import type { Knot } from '../knot.ts'
import { createSystem } from '../system.ts'
import { flowCases, relativeDistance, weightDecayCase, type FlowCase } from '../testing/flow-cases.ts'
import { settled } from '../waiting.ts'
import { integrateFlow } from './rkc.ts'
import { stagesFor } from './rkc-coefficients.ts'
import { rkcStep } from './rkc-step.ts'
import { estimateSpectralRadius } from './spectral-radius.ts'

const { spec, start: fixedStart } = weightDecayCase

/** A fresh copy of a case's start: integrations take theirs over. */
function copies(blocks: readonly Matrix[]): Matrix[] {
  return blocks.map(({ rows, cols, data }) => matrix(rows, cols, data.slice()))
}

function sphereProgram(): Program {
  const builder = new ProgramBuilder()
  const W = builder.state('W', 4, 3, { along: 'rows', radius: 1 })
  const H = builder.state('H', 3, 8, { along: 'columns', radius: 1 })
  builder.addLoss('crossEntropy', builder.scaled(2, builder.product(W, H)), meanTargets([2, 2, 2, 2]))
  return builder.build()
}

function startOf(program: Program, unit: boolean): Matrix[] {
  return program.blocks.map(({ register }, b) => {
    const { rows, cols } = program.shapes[register]
    const data = Float64Array.from({ length: rows * cols }, (_, i) => 0.6 * Math.sin(1.7 * i + b + 1))
    const out = matrix(rows, cols, data)
    if (!unit) return out
    return createLoopsBackend().retract(out, 1, b === 0 ? 'rows' : 'columns', null)
  })
}

/** The state after `steps` equal steps to time T with `stages` stages each. */
async function fixedSteps(
  program: Program,
  start: Matrix[],
  T: number,
  steps: number,
  stages: number,
): Promise<Matrix[]> {
  const system = createSystem(createLoopsBackend(), program)
  let state: readonly Matrix[] = start
  let velocity = system.velocity(state)
  for (let i = 0; i < steps; i++) {
    ;({ state, velocity } = await settled(rkcStep(system, state, velocity, T / steps, stages)))
  }
  return [...state]
}

function distance(a: readonly { data: Float64Array }[], b: readonly { data: Float64Array }[]): number {
  const square = a.reduce(
    (sum, block, i) => sum + block.data.reduce((total, value, j) => total + (value - b[i].data[j]) ** 2, 0),
    0,
  )
  return Math.sqrt(square)
}

/** Order by halving the step against a reference with steps sixteen times finer than the finest. */
async function measuredOrders(program: Program, start: Matrix[], T: number, stages: number): Promise<number[]> {
  const counts = [20, 40, 80]
  const reference = await fixedSteps(program, start, T, 80 * 16, stages)
  const errors: number[] = []
  for (const count of counts) errors.push(distance(await fixedSteps(program, start, T, count, stages), reference))
  return errors.slice(1).map((error, i) => Math.log2(errors[i] / error))
}

// The error of the reference itself is 1/256 of the finest error, so an order is off by at most
// log2(1 + 1/256) = 0.006 from it; the rest of the margin is the next term of the expansion.
test.each([2, 3, 5, 9])('the step is of second order on a free flow (%i stages)', async (stages) => {
  const program = buildProgram(spec)
  for (const order of await measuredOrders(program, startOf(program, false), 8, stages)) {
    expect(order).toBeGreaterThan(1.85)
    expect(order).toBeLessThan(2.2)
  }
})

test.each([2, 5])('the step is of second order on spheres, after retraction (%i stages)', async (stages) => {
  const program = sphereProgram()
  for (const order of await measuredOrders(program, startOf(program, true), 4, stages)) {
    expect(order).toBeGreaterThan(1.85)
    expect(order).toBeLessThan(2.2)
  }
})

test('a flow on spheres keeps every row and column at norm 1 to rounding', async () => {
  const program = sphereProgram()
  const [W, H] = await fixedSteps(program, startOf(program, true), 4, 20, 3)
  const back = createLoopsBackend()
  expect(distance([W], [back.retract(W, 1, 'rows', null)])).toBeLessThan(1e-14)
  expect(distance([H], [back.retract(H, 1, 'columns', null)])).toBeLessThan(1e-14)
})

test('the spectral radius of a linear flow is met within the margin of safety', async () => {
  // dX/dt = −λX with two blocks: the spectrum is {−0.3, −7} exactly.
  const builder = new ProgramBuilder()
  builder.addDecay(0.3, builder.state('W', 4, 3))
  builder.addDecay(7, builder.state('H', 3, 5))
  const program = builder.build()
  const system = createSystem(createLoopsBackend(), program)
  const state = startOf(program, false)
  const { value } = await settled(estimateSpectralRadius(system, state, system.velocity(state), null))
  expect(value).toBeGreaterThan(7 * 1.17)
  expect(value).toBeLessThan(7 * 1.21)
})

/** The states at the times of the snapshots, each reached exactly. */
async function statesAt({ spec: of, start, snapshots }: FlowCase, tolerance: number): Promise<Knot[]> {
  const system = createSystem(createLoopsBackend(), buildProgram(of))
  const found: Knot[] = []
  let state: readonly Matrix[] = start
  let from = 0
  for (const { t: until } of snapshots) {
    let last: Knot | undefined
    for await (const knots of integrateFlow(system, copies(state), { from, until, tolerance })) last = knots.at(-1)
    found.push(last as Knot)
    state = state.map(({ rows, cols }, b) => matrix(rows, cols, last!.state[b].slice()))
    from = until
  }
  return found
}

test.each(flowCases)('the reference trajectory “$name” is reproduced to 1e-6 in the Frobenius norm', async (one) => {
  const found = await statesAt(one, 1e-9)
  one.snapshots.forEach(({ t, state }, i) => {
    expect(found[i].t).toBe(t)
    expect(relativeDistance(found[i].state, state)).toBeLessThan(1e-6)
  })
})

test('the objective never increases along the flow, and the end of it is met exactly', async () => {
  const program = buildProgram(spec)
  const system = createSystem(createLoopsBackend(), program)
  const start = copies(fixedStart)
  const knots: Knot[] = []
  for await (const some of integrateFlow(system, start, { from: 0, until: 5000, tolerance: 1e-4 })) {
    knots.push(...some)
  }
  expect(knots.at(-1)?.t).toBe(5000)
  for (let i = 1; i < knots.length; i++) {
    expect(knots[i].t).toBeGreaterThan(knots[i - 1].t)
    // One step's error is 1e-4 of the state; second order in it at rest, hence 1e-7 of slack.
    expect(knots[i].objective).toBeLessThan(knots[i - 1].objective + 1e-7)
  }
})

test('a last step reaches a little further, and leaves no scrap of one', async () => {
  const timesTo = async (until: number): Promise<number[]> => {
    const times: number[] = []
    const system = createSystem(createLoopsBackend(), buildProgram(spec))
    for await (const knots of integrateFlow(system, copies(fixedStart), { from: 0, until, tolerance: 1e-4 })) {
      times.push(...knots.map(({ t }) => t))
    }
    return times
  }
  const times = await timesTo(1000)
  const [from, to] = times.slice(40)
  const until = from + 1.05 * (to - from)
  expect(await timesTo(until)).toEqual([...times.slice(0, 41), until])
})

test('what is not finite ends the flow with a sentence and never reaches a knot', async () => {
  const program = buildProgram(spec)
  const system = createSystem(createLoopsBackend(), program)
  const start = copies(fixedStart)
  start[0].data[0] = Number.NaN
  const flowing = integrateFlow(system, start, { from: 0, until: 1, tolerance: 1e-3 })
  const first = await flowing.next()
  expect(first.done).toBe(true)
  expect(first.value).toMatchObject({ kind: 'diverged', t: 0 })
})

test('the number of stages covers the spectral radius', () => {
  for (const hRho of [0.1, 1, 10, 100, 1e4]) {
    const s = stagesFor(1, hRho)
    // Published stability interval: 2/3 (s² − 1)(1 − 2ε/15), ε = 2/13.
    expect((2 / 3) * (s * s - 1) * (1 - 4 / 195)).toBeGreaterThanOrEqual(hRho * 0.99)
  }
})

test('a host that ends the run in the middle of the search for the spectral radius leaves nothing behind', async () => {
  const backend = createLoopsBackend()
  let live = 0
  const counted = {
    ...backend,
    upload: (...args: Parameters<typeof backend.upload>) => (live++, backend.upload(...args)),
    combine: (...args: Parameters<typeof backend.combine>) => (live++, backend.combine(...args)),
    inner: (...args: Parameters<typeof backend.inner>) => (live++, backend.inner(...args)),
    product: (...args: Parameters<typeof backend.product>) => (live++, backend.product(...args)),
    residual: (...args: Parameters<typeof backend.residual>) => (live++, backend.residual(...args)),
    columnLosses: (...args: Parameters<typeof backend.columnLosses>) => (live++, backend.columnLosses(...args)),
    sum: (...args: Parameters<typeof backend.sum>) => (live++, backend.sum(...args)),
    release: (tensor: Matrix) => {
      live--
      backend.release(tensor)
    },
  }
  let breaths = 0
  const breathe = () => {
    if (++breaths === 2) throw new Error('nobody waits any more')
    return null
  }
  const system = createSystem(counted, buildProgram(spec), breathe)
  const start = fixedStart.map((block) => counted.upload(block, block.data))
  await expect(integrateFlow(system, start, { from: 0, until: 10, tolerance: 1e-4 }).next()).rejects.toThrow('nobody')
  expect(live).toBe(0)
})

test('a tolerance that no step can meet ends the flow with a sentence of its own', async () => {
  const system = createSystem(createLoopsBackend(), buildProgram(spec))
  const flowing = integrateFlow(system, copies(fixedStart), { from: 0, until: 10, tolerance: 1e-30 })
  let next = await flowing.next()
  while (next.done !== true) next = await flowing.next()
  expect(next.value).toMatchObject({ kind: 'floor', sentence: expect.stringContaining('no step meets the tolerance') })
})

test('a flow that takes too many gradients is stopped, and says so', async () => {
  const system = createSystem(createLoopsBackend(), buildProgram(spec))
  const flow = integrateFlow(system, copies(fixedStart), { from: 0, until: 1e6, tolerance: 1e-9, most: 500 })
  let next = await flow.next()
  while (next.done !== true) next = await flow.next()
  expect(next.value.kind).toBe('floor')
  expect(next.value.sentence).toMatch(/^The run was stopped at t = [\d.]+: after \d+ gradients it is too slow to follow\.$/)
  expect(next.value.t).toBeLessThan(1e6)
})
