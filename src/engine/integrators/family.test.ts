import { expect, test } from 'vitest'
import { matrix } from '../../math/matrix.ts'
import { buildProgram } from '../../model/registry.ts'
import { gaussianStart } from '../../model/start.ts'
import { createLoopsBackend } from '../backends/loops.ts'
import type { Knot } from '../knot.ts'
import { createSystem } from '../system.ts'
import { relativeDistance } from '../testing/flow-cases.ts'
import { referenceFlow } from '../testing/reference-flow.ts'
import { integrateFlow } from './rkc.ts'

const members = ['weightDecay', 'ulpm', 'layerPeeled', 'batchNorm', 'sphere'].flatMap((model) =>
  ['crossEntropy', 'squaredError'].flatMap((loss) =>
    ['none', 'free', 'penalised'].map((bias) => ({ model, loss, bias })),
  ),
)

test.each(members)('$model, $loss, bias $bias: the flow meets a fourth-order method', async ({ model, loss, bias }) => {
  const values = { lambdaW: 6e-3, lambdaH: 2e-3, lambdaB: 1e-2, budgetW: 0.5, budgetH: 1, temperature: 2 }
  const spec = { model, counts: [6, 4, 2, 1], weights: [1, 1, 1, 3], dimension: 4, values, choices: { loss, bias } }
  const program = buildProgram(spec)
  const system = createSystem(createLoopsBackend(), program)
  const start = system.retract(gaussianStart(program, spec, 3, 0.5))
  const copy = start.map(({ rows, cols, data }) => matrix(rows, cols, data.slice()))
  let last: Knot | undefined
  for await (const knots of integrateFlow(system, copy, { from: 0, until: 40, tolerance: 1e-8 })) last = knots.at(-1)
  const exact = referenceFlow(program, start, 40, 1600)
  // The reference errs sixteenfold less a halving: if 800 steps differ by 1e-6, 1,600 err by 7e-8.
  expect(relativeDistance(exact.map(({ data }) => data), referenceFlow(program, start, 40, 800))).toBeLessThan(1e-6)
  expect(relativeDistance(last!.state, exact)).toBeLessThan(1e-6)
})

test('without a penalty WᵀW − HHᵀ and the sum of the classifiers stay as they were', async () => {
  const spec = { model: 'ulpm', counts: [5, 5, 2], dimension: 3, values: {} }
  const program = buildProgram(spec)
  const start = gaussianStart(program, spec, 2, 0.4)
  const invariants = (W: ArrayLike<number>, H: ArrayLike<number>) => {
    const [K, d, N] = [3, 3, 12]
    const balance: number[] = []
    for (let i = 0; i < d; i++) {
      for (let j = 0; j < d; j++) {
        let sum = 0
        for (let k = 0; k < K; k++) sum += W[k * d + i] * W[k * d + j]
        for (let c = 0; c < N; c++) sum -= H[i * N + c] * H[j * N + c]
        balance.push(sum)
      }
    }
    const total = [0, 1, 2].map((i) => W[i] + W[d + i] + W[2 * d + i])
    return [...balance, ...total]
  }
  const before = invariants(start[0].data, start[1].data)
  const system = createSystem(createLoopsBackend(), program)
  const tolerance = 1e-7
  let last: Knot | undefined
  for await (const knots of integrateFlow(system, start, { from: 0, until: 1000, tolerance })) last = knots.at(-1)
  const after = invariants(last!.state[0], last!.state[1])
  // Some hundred steps of local error 1e-7 of a state whose square is about 20.
  after.forEach((value, i) => expect(Math.abs(value - before[i])).toBeLessThan(1e-4))
})
