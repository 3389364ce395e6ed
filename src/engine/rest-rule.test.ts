import { expect, test } from 'vitest'
import type { ModelSpec } from '../model/spec.ts'
import { createLoopsBackend } from './backends/loops.ts'
import type { Ending } from './knot.ts'
import { restRule } from './rest-rule.ts'
import { runFlow } from './run.ts'

async function endingOf(spec: ModelSpec, deviation: number, tolerance = 1e-4): Promise<Ending & { objective: number }> {
  const plan = { segments: [{ from: 0, spec }], seed: 1, deviation, tolerance, rate: null, horizon: 1e6 }
  const flow = runFlow(createLoopsBackend(), plan, restRule)
  let objective = Number.NaN
  for (;;) {
    const next = await flow.next()
    if (next.done === true) return { ...next.value, objective }
    objective = next.value.knots.at(-1)?.objective ?? objective
  }
}

const values = { lambdaW: 5e-3, lambdaH: 5e-3, temperature: 2 }

test.each([
  { what: 'four classes in a plane', model: 'weightDecay', counts: [9, 9, 9, 9], dimension: 2 },
  { what: 'unequal classes with batch norm', model: 'batchNorm', counts: [8, 8, 3], dimension: 6 },
  { what: 'unequal classes on a sphere', model: 'sphere', counts: [8, 8, 3], dimension: 3 },
  { what: 'unequal classes through three layers', model: 'weightDecay', counts: [8, 8, 3], dimension: 4, depth: 3 },
])('without a prediction a run rests once its slope is the integrator’s own: $what', async ({ depth = 1, ...spec }) => {
  const loose = await endingOf({ ...spec, values: { ...values, depth } }, 0.5)
  const strict = await endingOf({ ...spec, values: { ...values, depth } }, 0.5, 1e-7)
  expect([loose.kind, strict.kind]).toEqual(['rest', 'rest'])
  // The objective is flat at its least: a slope of 1e-5 leaves far less than what rest is elsewhere.
  expect(loose.objective / strict.objective - 1).toBeLessThan(1e-6)
})

test('a start beside a saddle is no rest, however slowly it begins', async () => {
  const spec = { model: 'weightDecay', counts: [9, 9, 9, 9], dimension: 2, values }
  const { kind, objective } = await endingOf(spec, 1e-6)
  expect(kind).toBe('rest')
  expect(objective).toBeLessThan(0.9 * Math.log(4))
})

test('on a sphere where all slopes are of the order of 10⁻¹⁰ a run goes on until the angles are right', async () => {
  const spec = { model: 'sphere', counts: [1, 1, 1, 1], dimension: 3, values: { temperature: 20 } }
  const plan = { segments: [{ from: 0, spec }], seed: 1, deviation: 0.3, tolerance: 1e-4, rate: null, horizon: 1e15 }
  const flow = runFlow(createLoopsBackend(), plan, restRule)
  let objective = Number.NaN
  for (let next = await flow.next(); next.done !== true; next = await flow.next()) objective = next.value.knots.at(-1)?.objective ?? objective
  expect(objective / Math.log1p(3 * Math.exp(-80 / 3)) - 1).toBeLessThan(1e-5)
})
