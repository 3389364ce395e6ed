import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../math/matrix.ts'
import type { Program } from '../model/program.ts'
import { buildProgram } from '../model/registry.ts'
import type { ModelSpec } from '../model/spec.ts'
import { gaussianStart } from '../model/start.ts'
import { createLoopsBackend } from './backends/loops.ts'
import { smallestCurvature, type Curvature } from './curvature.ts'
import { runFlow } from './run.ts'
import { createSystem } from './system.ts'

function curvatureAt(program: Program, state: readonly Float64Array[], start: readonly Matrix[]): Curvature {
  const search = smallestCurvature(program, state, start.map(({ data }) => data))
  for (;;) {
    const step = search.next()
    if (step.done === true) return step.value
  }
}

async function endOf(spec: ModelSpec, horizon: number): Promise<Float64Array[]> {
  const plan = { segments: [{ from: 0, spec }], seed: 1, deviation: 0.5, tolerance: 1e-6, rate: null, horizon }
  let state: readonly Float64Array[] = []
  for await (const { knots } of runFlow(createLoopsBackend(), plan, () => () => null)) state = knots.at(-1)?.state ?? state
  return [...state]
}

const values = { lambdaW: 5e-3, lambdaH: 5e-3, temperature: 2, budgetW: 1, budgetH: 5 }

test('zero is a strict saddle of weight decay below the last line, by the curvature that theory gives', () => {
  // At W = H = 0 the Hessian couples W and H by G = (P − Y)/N: its least eigenvalue is λ − ‖G‖₂ (λ_W = λ_H = λ),
  // ‖G‖₂ = √n/N for balanced classes.
  const spec = { model: 'weightDecay', counts: [5, 5, 5], dimension: 3, values }
  const program = buildProgram(spec)
  const zero = program.blocks.map(({ register }) => new Float64Array(program.shapes[register].rows * program.shapes[register].cols))
  const { smallest, residual } = curvatureAt(program, zero, gaussianStart(program, spec, 2, 1))
  expect(residual).toBeLessThan(1e-7)
  expect(smallest).toBeCloseTo(5e-3 - Math.sqrt(5) / 15, 9)
})

test.each([
  { model: 'weightDecay', counts: [4, 4, 2], dimension: 3 },
  { model: 'layerPeeled', counts: [4, 4, 2], dimension: 3 },
  { model: 'sphere', counts: [2, 2, 2, 2], dimension: 3 },
  { model: 'batchNorm', counts: [3, 3, 3], dimension: 6 },
])('where a run of $model ends no direction leads down', async (given) => {
  const spec = { ...given, values }
  const program = buildProgram(spec)
  const state = await endOf(spec, 3e4)
  const { smallest, largest } = curvatureAt(program, state, gaussianStart(program, spec, 2, 1))
  // Rotations of the features leave the objective as it is: zero, to the residual of 1e-7 of the largest.
  expect(smallest).toBeGreaterThan(-1e-6 * Math.abs(largest))
})

test('merged classifiers on a sphere are a saddle, and the direction leads down', () => {
  const spec = { model: 'sphere', counts: [1, 1, 1, 1], dimension: 3, values }
  const program = buildProgram(spec)
  // Two antipodal pairs on a line: critical by symmetry.
  const W = matrix(4, 3, [1, 0, 0, 1, 0, 0, -1, 0, 0, -1, 0, 0])
  const H = matrix(3, 4, [1, 1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0])
  const system = createSystem(createLoopsBackend(), program)
  expect(Math.max(...system.velocity([W, H]).flatMap(({ data }) => [...data].map(Math.abs)))).toBeLessThan(1e-15)
  const { smallest, direction } = curvatureAt(program, [W.data, H.data], gaussianStart(program, spec, 3, 1))
  expect(smallest).toBeLessThan(-1e-2)
  const moved = [W, H].map(({ rows, cols, data }, b) => matrix(rows, cols, data.map((x, i) => x + 1e-3 * direction[b][i])))
  const change = system.objective(system.retract(moved)).data[0] - system.objective([W, H]).data[0]
  // ½ s² × curvature along the geodesic; the next term is of order s⁴.
  expect(change / (0.5e-6 * smallest)).toBeCloseTo(1, 3)
})
