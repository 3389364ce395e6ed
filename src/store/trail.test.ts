import { expect, test } from 'vitest'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import { layoutOf } from '../engine/layout.ts'
import { planOf } from '../engine/plan-of.ts'
import { createRecorder } from '../engine/recorder.ts'
import { Recording } from '../engine/recording.ts'
import { restRule } from '../engine/rest-rule.ts'
import { runFlow } from '../engine/run.ts'
import type { Experiment } from '../experiment/experiment.ts'
import type { NumberParameter } from '../experiment/parameter.ts'
import { parameterOf } from '../experiment/parameters.ts'
import { quantityOf } from '../metrics/registry.ts'
import { longestClassifier, stripReading, trailOf } from './trail.ts'

const lambda = parameterOf('lambdaW') as NumberParameter
const margin = quantityOf('majorityMargin')
const ramped: Experiment = {
  version: 1,
  values: { minorityClasses: 0, minorityCount: 2, lambdaW: 0.01 },
  events: [{ t: 400, set: { lambdaW: 0.02, over: 2000 } }],
}

/** The recording of a whole run, in float64. */
async function recorded(experiment: Experiment): Promise<Recording> {
  const plan = planOf(experiment)
  const recording = new Recording()
  for (const { spec } of plan.segments) recording.addLayout(layoutOf(spec))
  for await (const { segment, knots, program } of runFlow(createLoopsBackend(), plan, restRule)) {
    const isFirst = recording.entries.at(-1)?.segment !== segment
    recording.push(knots.map(createRecorder(program, segment, recording.layouts[segment], isFirst)))
  }
  return recording
}

test('the trail of a ramp goes through its steps in order, and the margin falls along it', async () => {
  const recording = await recorded(ramped)
  const trail = trailOf(ramped, lambda, margin, recording)
  expect(trail[0].t).toBe(400)
  expect(trail.length).toBeLessThan(500)
  // 48 steps, and the value before.
  expect(trail[0].value).toBe(0.01)
  expect(new Set(trail.map(({ value }) => value.toPrecision(6))).size).toBe(49)
  expect(trail.at(-1)?.value).toBeCloseTo(0.02, 12)
  for (const [i, { t, value, reading }] of trail.slice(1).entries()) {
    expect(t).toBeGreaterThanOrEqual(trail[i].t)
    expect(value).toBeGreaterThanOrEqual(trail[i].value)
    // 1e-6: a step that has come to rest moves by rounding.
    expect(reading).toBeLessThan(trail[i].reading + 1e-6)
  }
  expect(trailOf({ ...ramped, events: [] }, lambda, margin, recording)).toEqual([])
})

test('vectors that have vanished have no angle', async () => {
  const cosine = quantityOf('minorityClassifierCosine')
  const recording = await recorded({ version: 1, values: { imbalance: 20, minorityCount: 2, lambdaW: 0.3 }, events: [] })
  const longest = longestClassifier(recording)
  const at = (t: number) => stripReading(cosine, recording.frameAt(t, null)!, longest)
  expect(Number.isNaN(at(0))).toBe(false)
  expect(at(recording.end())).toBeNaN()
})
