import { expect, test } from 'vitest'
import type { ModelSpec } from '../model/spec.ts'
import { criticalPointAt } from './critical-point.ts'

const values = { lambdaW: 2.3e-3, lambdaH: 2.3e-3, temperature: 1, budgetW: 1, budgetH: 5 }

const planOf = (spec: Omit<ModelSpec, 'values'>, horizon: number) => ({
  segments: [{ from: 0, spec: { ...spec, values } }],
  seed: 1,
  deviation: 0.3,
  tolerance: 1e-4,
  rate: null,
  horizon,
})

// The times at which the page's own runs of these come to rest, their loss within 1e-6 of the optimum.
test.each([
  { model: 'weightDecay', counts: [60, 60, 3, 3], dimension: 3, rest: 2824 },
  { model: 'weightDecay', counts: [180, 180, 3, 3], dimension: 3, rest: 3506 },
  { model: 'sphere', counts: [2, 2, 2, 2], dimension: 3, rest: 139 },
  { model: 'layerPeeled', counts: [50, 50, 5, 5], columns: [1, 1, 1, 1], dimension: 3, rest: 438 },
])('a run of $model on $counts is at a minimum where the page calls it at rest', async ({ rest, ...spec }) => {
  const point = await criticalPointAt(planOf(spec, 1e5), rest, () => null)
  // The slope leaves a curvature below zero that is none of the minimum's.
  expect(point.smallest).toBeLessThan(0)
  expect(point).toMatchObject({ t: rest, kind: 'minimum' })
})

test('all shrunk to nothing is a saddle once the decay is weak, with the curvature λ − √n/N', async () => {
  const spec = (lambda: number) => ({ model: 'weightDecay', counts: [5, 5, 5], dimension: 3, values: { lambdaW: lambda, lambdaH: lambda } })
  const plan = { ...planOf(spec(1), 100), segments: [{ from: 0, spec: spec(1) }, { from: 25, spec: spec(5e-3) }] }
  const point = await criticalPointAt(plan, 40, () => null)
  expect(point.kind).toBe('saddle')
  // To rounding: the state has a length of 1e-8 there.
  expect(point.smallest).toBeCloseTo(5e-3 - Math.sqrt(5) / 15, 9)
})
