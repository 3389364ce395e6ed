import { expect, test } from 'vitest'
import { multiply, transpose, type Matrix } from '../math/matrix.ts'
import { columnsOf, type ModelSpec } from '../model/spec.ts'
import { matched } from '../theory/matched.ts'
import { predict } from '../theory/registry.ts'
import { createLoopsBackend } from './backends/loops.ts'
import { classMeans } from './recorder.ts'
import { restRuleOf } from './rest-rule.ts'
import { runFlow, type RunPart } from './run.ts'
import { shownState } from './shown.ts'

// Runs of 0.1 to 2 s; a busy machine takes many times that.

interface Setting extends ModelSpec {
  readonly what: string
  readonly deviation?: number
  readonly horizon?: number
}

const decay = (lambda: number, more: Record<string, number> = {}) => ({ lambdaW: lambda, lambdaH: lambda, lambdaB: lambda, ...more })
const budget = { budgetW: 1, budgetH: 4 }

/** Every kind of prediction, at values that are in no reference. */
const settings: readonly Setting[] = [
  { what: 'weight decay, three counts', model: 'weightDecay', counts: [9, 4, 4, 2], dimension: 3, values: { lambdaW: 8e-3, lambdaH: 3e-3 } },
  { what: 'weight decay, merged', model: 'weightDecay', counts: [30, 30, 2, 2, 2], dimension: 6, values: decay(0.025) },
  { what: 'weight decay, vanished', model: 'weightDecay', counts: [20, 20, 5, 5], dimension: 4, values: decay(0.075) },
  { what: 'weight decay, unpenalised bias', model: 'weightDecay', counts: [12, 5, 5], dimension: 4, values: decay(0.01), choices: { bias: 'free' } },
  { what: 'weight decay, penalised bias', model: 'weightDecay', counts: [12, 5, 5], dimension: 4, values: decay(0.01), choices: { bias: 'penalised' } },
  { what: 'weight decay, re-weighted', model: 'weightDecay', counts: [20, 20, 4, 4], weights: [1, 1, 3, 3], dimension: 3, values: decay(0.01) },
  { what: 'weight decay, one column a class', model: 'weightDecay', counts: [7.5, 7.5, 1.5, 1.5], columns: [1, 1, 1, 1], dimension: 4, values: { lambdaW: 8e-3, lambdaH: 3e-3 } },
  { what: 'squared error, two layers, one column a class', model: 'weightDecay', counts: [9, 6, 3], columns: [1, 1, 1], dimension: 4, values: decay(0.004, { depth: 2 }), choices: { loss: 'squaredError' }, deviation: 0.6 },
  { what: 'squared error, one layer', model: 'weightDecay', counts: [9, 6, 3], dimension: 4, values: decay(0.02), choices: { loss: 'squaredError' } },
  { what: 'squared error, three layers, unequal decays', model: 'weightDecay', counts: [12, 6, 6], dimension: 5, values: decay(4e-3, { depth: 3 }), lists: { layerDecays: [2e-3, 4e-3, 6e-3] }, choices: { loss: 'squaredError' }, deviation: 0.6 },
  { what: 'squared error, two layers, free bias', model: 'weightDecay', counts: [8, 8, 8], dimension: 4, values: decay(5e-3, { depth: 2 }), choices: { loss: 'squaredError', bias: 'free' }, deviation: 0.6 },
  { what: 'Layer-Peeled, columns', model: 'layerPeeled', counts: [7.5, 7.5, 1, 1, 1], columns: [1, 1, 1, 1, 1], dimension: 5, values: budget },
  { what: 'Layer-Peeled, samples', model: 'layerPeeled', counts: [8, 8, 2, 2], dimension: 4, values: budget },
  { what: 'Layer-Peeled, merged', model: 'layerPeeled', counts: [40, 40, 40, 1, 1, 1], columns: [1, 1, 1, 1, 1, 1], dimension: 6, values: budget },
  { what: 'Layer-Peeled, three counts', model: 'layerPeeled', counts: [5, 3, 3, 1], columns: [1, 1, 1, 1], dimension: 4, values: budget },
  { what: 'batch norm', model: 'batchNorm', counts: [4, 4, 4, 4, 4], dimension: 10, values: decay(4e-3) },
  { what: 'batch norm, unequal decays', model: 'batchNorm', counts: [5, 5, 5], dimension: 6, values: { lambdaW: 8e-3, lambdaH: 2e-3 } },
  { what: 'spheres', model: 'sphere', counts: [3, 3, 3, 3, 3], dimension: 6, values: { temperature: 3 } },
  { what: 'the octahedron', model: 'sphere', counts: [2, 2, 2, 2, 2, 2], dimension: 3, values: { temperature: 4 } },
  { what: 'the heptagon', model: 'sphere', counts: [1, 1, 1, 1, 1, 1, 1], columns: [1, 1, 1, 1, 1, 1, 1], dimension: 2, values: { temperature: 2 } },
]

async function endOf({ deviation = 0.3, horizon = 1e6, ...spec }: Setting) {
  const plan = { segments: [{ from: 0, spec }], seed: 1, deviation, tolerance: 1e-4, rate: null, horizon }
  let last: RunPart | null = null
  for await (const part of runFlow(createLoopsBackend(), plan, () => restRuleOf(null, 'float64'))) if (part.knots.length > 0) last = part
  const knot = last?.knots.at(-1)
  if (last === null || knot === undefined) throw new Error('no knot')
  const { classifiers, features } = shownState(last.program, knot)
  return { objective: knot.objective, classifiers, means: classMeans(features.data, columnsOf(spec), spec.dimension) }
}

function gram(a: Matrix): Float64Array {
  return multiply(a, transpose(a)).data
}

/** ‖found − expected‖/‖expected‖; both zero is no distance. */
function off(found: Float64Array, expected: Float64Array): number {
  const gap = Math.hypot(...found.map((x, i) => x - expected[i]))
  return gap === 0 ? 0 : gap / Math.max(Math.hypot(...expected), 1e-3)
}

test.each(settings)('a run ends where theory says: $what', async (setting) => {
  const prediction = predict(setting)
  expect(prediction).not.toBeNull()
  const { objective, classifiers, means } = await endOf(setting)
  const named = matched(prediction!, { classifiers, means })
  // What is asked of a flow at rest; the optimum is the least, to the certificate and its rounding.
  expect(objective / prediction!.objective - 1).toBeLessThan(1e-6)
  expect(objective / prediction!.objective - 1).toBeGreaterThan(-1e-9 - (prediction!.gap ?? 0) / prediction!.objective)
  // The objective is flat at its least: 1e-6 of it leaves the root, 1e-3, of the state, and more of a nearly merged pair.
  expect(off(gram(classifiers), gram(named.classifiers))).toBeLessThan(5e-3)
  expect(off(gram(means), gram(named.means))).toBeLessThan(5e-3)
})
