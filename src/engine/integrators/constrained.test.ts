import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../../math/matrix.ts'
import { buildProgram } from '../../model/registry.ts'
import { columnsOf, type ModelSpec } from '../../model/spec.ts'
import { gaussianStart } from '../../model/start.ts'
import { createLoopsBackend } from '../backends/loops.ts'
import { createSystem } from '../system.ts'
import { relativeDistance } from '../testing/flow-cases.ts'
import { referenceFlow } from '../testing/reference-flow.ts'
import { settled } from '../waiting.ts'
import { rkcStep } from './rkc-step.ts'

const values = { lambdaW: 6e-3, lambdaH: 2e-3, lambdaB: 1e-2, budgetW: 1, budgetH: 5, temperature: 2 }

/** Every constraint and normalisation of the family; the budgets with unequal counts, whose normal is not H. */
const members: readonly (ModelSpec & { readonly what: string })[] = [
  { what: 'budgets over samples', model: 'layerPeeled', counts: [5, 3, 1], dimension: 3, values },
  { what: 'budgets over columns', model: 'layerPeeled', counts: [5.5, 3, 1], columns: [1, 1, 1], dimension: 3, values },
  { what: 'unit spheres', model: 'sphere', counts: [3, 2, 2], dimension: 3, values },
  { what: 'batch norm', model: 'batchNorm', counts: [3, 3, 2], dimension: 3, values },
  { what: 'three layers', model: 'weightDecay', counts: [3, 3, 2], dimension: 4, values: { ...values, depth: 3 } },
]

function startOf(spec: ModelSpec): Matrix[] {
  const program = buildProgram(spec)
  return [...createSystem(createLoopsBackend(), program).retract(gaussianStart(program, spec, 4, 0.7))]
}

async function fixedSteps(spec: ModelSpec, T: number, steps: number, stages: number): Promise<readonly Matrix[]> {
  const system = createSystem(createLoopsBackend(), buildProgram(spec))
  let state: readonly Matrix[] = startOf(spec)
  let velocity = system.velocity(state)
  for (let i = 0; i < steps; i++) ({ state, velocity } = await settled(rkcStep(system, state, velocity, T / steps, stages)))
  return state
}

test.each(members)('the step is of second order after retraction: $what', async (spec) => {
  // The classical fourth-order method with 640 steps errs by less than 1e-3 of the finest error here.
  const reference = referenceFlow(buildProgram(spec), startOf(spec), 4, 640)
  const errors: number[] = []
  for (const steps of [40, 80, 160]) {
    errors.push(relativeDistance((await fixedSteps(spec, 4, steps, 3)).map(({ data }) => data), reference))
  }
  for (const order of errors.slice(1).map((error, i) => Math.log2(errors[i] / error))) {
    expect(order).toBeGreaterThan(1.85)
    expect(order).toBeLessThan(2.2)
  }
})

test.each(members.filter(({ model }) => model === 'layerPeeled'))('the budgets are met to rounding: $what', async (spec) => {
  const [W, H] = await fixedSteps(spec, 4, 20, 3)
  const columns = columnsOf(spec)
  const K = columns.length
  const classes = columns.flatMap((n, k) => Array.from({ length: n }, () => k))
  const meanW = W.data.reduce((sum, x) => sum + x * x, 0) / K
  const meanH = H.data.reduce((sum, x, i) => sum + (x * x) / columns[classes[i % H.cols]], 0) / K
  expect(Math.abs(meanW - values.budgetW)).toBeLessThan(1e-14)
  expect(Math.abs(meanH - values.budgetH)).toBeLessThan(1e-13)
})

test('batch norm never moves the mean or the variance of a row of its parameters', async () => {
  const spec = members.find(({ model }) => model === 'batchNorm') as ModelSpec
  const moments = ({ rows, cols, data }: Matrix) =>
    Array.from({ length: rows }, (_, i) => {
      const row = data.subarray(i * cols, (i + 1) * cols)
      const mean = row.reduce((sum, x) => sum + x, 0) / cols
      return [mean, row.reduce((sum, x) => sum + (x - mean) ** 2, 0) / cols]
    }).flat()
  const before = moments(startOf(spec)[1])
  const exact = moments(referenceFlow(buildProgram(spec), startOf(spec), 20, 2000)[1])
  // The flow keeps them; 2,000 steps of a fourth-order method drift by 1e-10 or so.
  exact.forEach((value, i) => expect(Math.abs(value - before[i])).toBeLessThan(1e-8))
})

test('the flow of batch norm is that of the normalised features, time divided by the variance of the start', () => {
  const spec = members.find(({ model }) => model === 'batchNorm') as ModelSpec
  const program = buildProgram(spec)
  const start = startOf(spec)
  // Twice the start: the same features, and by the law a quarter of the speed of X relative to its size.
  const doubled = start.map(({ rows, cols, data }, b) => matrix(rows, cols, b === 1 ? data.map((x) => 2 * x) : data))
  const system = createSystem(createLoopsBackend(), program)
  const [one, two] = [system.velocity(start), system.velocity(doubled)]
  expect(relativeDistance([one[0].data, one[2].data], [two[0], two[2]])).toBeLessThan(1e-13)
  const relative = (velocity: Matrix, state: Matrix) => Math.hypot(...velocity.data) / Math.hypot(...state.data)
  expect(relative(one[1], start[1]) / relative(two[1], doubled[1])).toBeCloseTo(4, 10)
})
