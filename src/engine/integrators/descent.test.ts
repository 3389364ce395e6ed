import { expect, test } from 'vitest'
import { matrix } from '../../math/matrix.ts'
import { buildProgram } from '../../model/registry.ts'
import { createLoopsBackend } from '../backends/loops.ts'
import type { Ending, Knot } from '../knot.ts'
import { createSystem } from '../system.ts'
import { weightDecayCase } from '../testing/flow-cases.ts'
import { descend } from './descent.ts'

async function descent(rate: number, until: number): Promise<{ knots: Knot[]; ending: Ending }> {
  const { spec, start } = weightDecayCase
  const system = createSystem(createLoopsBackend(), buildProgram(spec))
  const run = descend(system, start.map((block) => matrix(block.rows, block.cols, block.data.slice())), {
    from: 0,
    until,
    rate,
  })
  const knots: Knot[] = []
  for (;;) {
    const next = await run.next()
    if (next.done === true) return { knots, ending: next.value }
    knots.push(...next.value)
  }
}

test('one step is exactly X − η∇F', async () => {
  const { knots } = await descent(0.25, 0.5)
  expect(knots.map((knot) => knot.t)).toEqual([0, 0.25, 0.5])
  knots[1].state[0].forEach((x, i) => expect(x).toBe(knots[0].state[0][i] + 0.25 * knots[0].velocity[0][i]))
})

test('descent approaches the flow at first order in the learning rate', async () => {
  const { snapshots } = weightDecayCase
  const exact = snapshots.find(({ t }) => t === 20)!.state[0].data
  const errors: number[] = []
  for (const rate of [0.2, 0.1, 0.05]) {
    const { knots } = await descent(rate, 20)
    errors.push(Math.hypot(...knots.at(-1)!.state[0].map((x, i) => x - exact[i])))
  }
  for (const [i, error] of errors.slice(1).entries()) {
    const order = Math.log2(errors[i] / error)
    // First order; the next term of the expansion is a tenth of it at these rates.
    expect(order).toBeGreaterThan(0.85)
    expect(order).toBeLessThan(1.15)
  }
})

test('late steps are thinned, the last one is always there', async () => {
  const { knots, ending } = await descent(0.1, 2000)
  expect(knots.length).toBeLessThan(250)
  expect(knots.at(-1)?.t).toBe(2000)
  expect(ending).toMatchObject({ kind: 'horizon', sentence: 'The run ended at its horizon, t = 2000.' })
})

test('too large a rate is named, with the step and the largest rate that would do', async () => {
  const { ending, knots } = await descent(300, 3e5)
  expect(ending.kind).toBe('diverged')
  expect(ending.sentence).toMatch(/^Gradient descent diverged at step \d+: .*η = 300 .*at most 2\/L = [\d.]+ would do\.$/)
  expect(knots.every((knot) => Number.isFinite(knot.objective))).toBe(true)
})

test('half the rate that it names runs to its end', async () => {
  const { ending } = await descent(300, 3e5)
  const named = Number(/2\/L = ([\d.]+)/.exec(ending.sentence)![1])
  expect((await descent(named / 2, 2000)).ending.sentence).toMatch(/horizon/)
})
