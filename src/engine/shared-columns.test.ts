import { expect, test } from 'vitest'
import { matrix } from '../math/matrix.ts'
import { buildProgram } from '../model/registry.ts'
import { classOfColumn, type ModelSpec } from '../model/spec.ts'
import { gaussianStart } from '../model/start.ts'
import { createLoopsBackend } from './backends/loops.ts'
import type { Knot } from './knot.ts'
import { runFlow, type RunPlan } from './run.ts'
import { shownState, type ShownState } from './shown.ts'

const d = 4
const specOf = (counts: readonly number[], isShared: boolean): ModelSpec => ({
  model: 'weightDecay',
  counts,
  ...(isShared ? { columns: counts.map(() => 1) } : {}),
  dimension: d,
  values: { lambdaW: 8e-3, lambdaH: 3e-3 },
})

/** A run in which a class gets more samples and a mean and a classifier are moved half-way. */
const planOf = (isShared: boolean): RunPlan => ({
  segments: [
    { from: 0, spec: specOf([6, 3, 1], isShared) },
    {
      from: 20,
      spec: specOf([9, 3, 1], isShared),
      push: { nudge: 0, kick: 0, moveMean: [2, 0.3, -0.1, 0, 0.2], moveClassifier: [1, 0.1, 0, 0, 0] },
    },
  ],
  seed: 3,
  deviation: 0.3,
  tolerance: 1e-4,
  rate: null,
  horizon: 200,
})

interface Shown extends ShownState {
  readonly knot: Knot
}

async function shownOf(plan: RunPlan, start: readonly Float64Array[]): Promise<Shown[]> {
  const shown: Shown[] = []
  for await (const { program, knots } of runFlow(createLoopsBackend(), plan, () => () => null, { segment: 0, t: 0, state: start })) {
    shown.push(...knots.map((knot) => ({ knot, ...shownState(program, knot) })))
  }
  return shown
}

test('one column a class is the run of samples that coincide, step by step, through a change of their number and a push', async () => {
  const [separate, together] = [planOf(false), planOf(true)]
  const [W, G] = gaussianStart(buildProgram(together.segments[0].spec), together.segments[0].spec, 3, 0.3)
  const classes = classOfColumn([6, 3, 1])
  const H = matrix(d, classes.length)
  H.data.forEach((_, i) => {
    const k = classes[i % classes.length]
    H.data[i] = G.data[Math.floor(i / classes.length) * 3 + k] / Math.sqrt([6, 3, 1][k])
  })
  const one = await shownOf(separate, [W.data, H.data])
  const other = await shownOf(together, [W.data, G.data])
  expect(other.length).toBe(one.length)
  expect(one.at(-1)?.features.cols).toBe(13)
  for (const [i, { knot, classifiers, features }] of other.entries()) {
    const { knot: sampled, classifiers: theirs, features: columns } = one[i]
    // Sums of other numbers in another order: some hundred roundings, which a step's size repeats.
    expect(Math.abs(knot.t - sampled.t)).toBeLessThanOrEqual(1e-9 * sampled.t)
    expect(Math.abs(knot.objective / sampled.objective - 1)).toBeLessThan(1e-9)
    classifiers.data.forEach((x, j) => expect(Math.abs(x - theirs.data[j])).toBeLessThan(1e-9))
    const own = classOfColumn(columns.cols === 10 ? [6, 3, 1] : [9, 3, 1])
    columns.data.forEach((x, j) => {
      const shared = features.data[Math.floor(j / columns.cols) * 3 + own[j % columns.cols]]
      expect(Math.abs(x - shared)).toBeLessThan(1e-9)
    })
  }
})

test('a start is that of the first sample of each class', () => {
  const spec = specOf([6, 2.5, 1], true)
  const program = buildProgram(spec)
  const [W, G] = gaussianStart(program, spec, 5, 0.1)
  const sampled = specOf([6, 3, 1], false)
  const [same, H] = gaussianStart(buildProgram(sampled), sampled, 5, 0.1)
  expect(W).toEqual(same)
  const { features } = shownState(program, { state: [W.data, G.data] })
  features.data.forEach((x, i) => expect(x).toBeCloseTo(H.data[Math.floor(i / 3) * 10 + [0, 6, 9][i % 3]], 14))
})
