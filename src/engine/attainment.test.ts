import { expect, test } from 'vitest'
import type { ModelSpec } from '../model/spec.ts'
import { predict } from '../theory/registry.ts'
import { createLoopsBackend } from './backends/loops.ts'
import { restRule } from './rest-rule.ts'
import { runFlow } from './run.ts'

// 200 runs of 20 to 40 ms; a busy machine takes many times that.

const values = { lambdaW: 1e-2, lambdaH: 1e-2 }

/** Each at the least dimension at which the convex form promises that the optimum is attained, d = K − 1. */
const settings: readonly (ModelSpec & { readonly what: string })[] = [
  { what: 'balanced', model: 'weightDecay', counts: [2, 2, 2, 2], dimension: 3, values },
  { what: 'two groups', model: 'weightDecay', counts: [5, 5, 1, 1], dimension: 3, values },
  { what: 'a merged minority', model: 'weightDecay', counts: [8, 1, 1], dimension: 2, values: { lambdaW: 0.1, lambdaH: 0.1 } },
]

/** The objective at the end of a run, and why it ended. */
async function endOf(spec: ModelSpec, seed: number) {
  const plan = { segments: [{ from: 0, spec }], seed, deviation: 0.5, tolerance: 1e-3, rate: null, horizon: 1e6 }
  const flow = runFlow(createLoopsBackend(), plan, restRule)
  let objective = Infinity
  for (;;) {
    const next = await flow.next()
    if (next.done === true) return { objective, kind: next.value.kind }
    objective = next.value.knots.at(-1)?.objective ?? objective
  }
}

test.each(settings)('200 starts of 200 reach the global optimum of cross-entropy at d = K − 1: $what', async (spec) => {
  const optimum = predict(spec)
  expect(optimum).not.toBeNull()
  for (let seed = 0; seed < 200; seed++) {
    const { objective, kind } = await endOf(spec, seed)
    expect(kind).toBe('rest')
    // At rest within one part in a million; below the optimum by no more than its own rounding.
    expect(objective / optimum!.objective - 1).toBeLessThan(1e-6)
    expect(objective / optimum!.objective - 1).toBeGreaterThan(-1e-12)
  }
})
