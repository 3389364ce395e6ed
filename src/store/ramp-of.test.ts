import { expect, test } from 'vitest'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import { layoutOf } from '../engine/layout.ts'
import { measuredFrame, readFrame } from '../engine/measure-frame.ts'
import { planOf } from '../engine/plan-of.ts'
import { createRecorder } from '../engine/recorder.ts'
import { Recording } from '../engine/recording.ts'
import { restRule } from '../engine/rest-rule.ts'
import { runFlow } from '../engine/run.ts'
import { setRamp } from '../experiment/edit.ts'
import { resolve, specOf, valuesAt, type Experiment } from '../experiment/experiment.ts'
import type { NumberParameter } from '../experiment/parameter.ts'
import { parameterOf } from '../experiment/parameters.ts'
import type { Values } from '../experiment/values.ts'
import { quantityOf } from '../metrics/registry.ts'
import { predict } from '../theory/registry.ts'
import { rampOf } from './ramp-of.ts'
import { noRun, type RunStatus } from './state.ts'
import { predictedNow, stripOf } from './strip.ts'

const imbalance = parameterOf('imbalance') as NumberParameter
const lambda = parameterOf('lambdaW') as NumberParameter
const rest = (t: number): RunStatus => ({ ...noRun, ending: { kind: 'rest', t, sentence: '' }, computed: t })
const of = (values: Experiment['values']): Experiment => ({ version: 1, values, events: [] })
const R0 = [{ parameter: 'imbalance', value: 47.6, symbol: 'R₀', meaning: 'merged' }]

test('a ramp passes every threshold on the side with more of them, in twelve times the time to rest', () => {
  const up = rampOf(of({ imbalance: 20 }), imbalance, 1000, R0, rest(1000))
  // A tenth of the slider beyond: 47.6 · 100^0.1.
  expect(up).toEqual({ key: 'imbalance', to: 75.4, at: 1000, over: 12000 })
  expect(rampOf(of({ imbalance: 60 }), imbalance, 1000, R0, rest(1000))?.to).toBe(30)
  expect(rampOf(of({ imbalance: 20 }), imbalance, 1000, [], rest(1000))?.to).toBe(1)
  expect(rampOf(of({ imbalance: 2 }), imbalance, 0, [], rest(1000))).toMatchObject({ to: 100, at: 120 })
})

test('after a ramp, and in its middle, it goes back to where it came from, as slowly', () => {
  const ramped: Experiment = { ...of({ imbalance: 20 }), events: [{ t: 1000, set: { imbalance: 75, over: 4000 } }] }
  expect(rampOf(ramped, imbalance, 6000, R0, rest(6000))).toMatchObject({ to: 20, over: 4000, at: 6000 })
  expect(rampOf(ramped, imbalance, 3000, R0, rest(6000))).toMatchObject({ to: 20, over: 4000, at: 3000 })
  expect(rampOf(ramped, imbalance, 500, R0, rest(6000))).toMatchObject({ to: 75.4 })
})

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

/** λ and the margin at the end of each step of the ramp from a change on. */
function steps(experiment: Experiment, recording: Recording, change: number): { value: number; margin: number }[] {
  const { t, set } = experiment.events[change]
  return Array.from({ length: 48 }, (_, i) => {
    const time = t + ((i + 1) / 48) * Number(set.over) * (1 - 1e-9)
    const frame = recording.frameAt(time, null)!
    const { value } = readFrame(quantityOf('majorityMargin'), frame, measuredFrame(frame, null))
    return { value: Number(resolve(valuesAt(experiment, time)).lambdaW), margin: value! }
  })
}

/** The logit of the branch that is a local optimum only. */
function branchAt(values: Values): number {
  return predict(specOf(resolve(values)))!.metastable![0].logit
}

test('through two layers a ramp up and back traces the hysteresis loop of squared error', async () => {
  const start = of({ depth: 2, loss: 'squaredError', dimension: 4, lambdaW: 3e-3 })
  const strip = stripOf(start.values, lambda)!
  const [death, spinodal] = strip.thresholds.map(({ value }) => value)
  const settled = (await recorded(start)).end()
  const ramped = (experiment: Experiment, t: number): Experiment => {
    const edit = setRamp(experiment, rampOf(experiment, lambda, t, strip.thresholds, rest(settled))!)
    if ('problem' in edit) throw new Error(edit.problem)
    return edit.experiment
  }
  const up = ramped(start, settled)
  expect(up.events[0].set.lambdaW).toBeGreaterThan(1.5 * spinodal)
  const both = ramped(up, (up.events[0].t + Number(up.events[0].set.over)) * 1.1)
  const recording = await recorded(both)

  const onTheWayUp = steps(both, recording, 0)
  const between = onTheWayUp.filter(({ value }) => value > death && value < spinodal)
  expect(between.length).toBe(3)
  for (const { value, margin } of between) {
    // The optimum is zero there. The run lags behind the branch that it follows, more as the branch softens towards
    // its end: 4e-6, 4e-6 and 3.5e-4 were measured at the three steps, where the branch is at 0.31 and more.
    expect(predictedNow({ ...start.values, lambdaW: value }, strip.quantity)).toBe(0)
    expect(Math.abs(margin - branchAt({ ...start.values, lambdaW: value }))).toBeLessThan(2e-3)
  }
  // Beyond the spinodal it has nothing to follow.
  expect(onTheWayUp.at(-1)!.margin).toBeLessThan(1e-3)
  for (const { value, margin } of steps(both, recording, 1)) {
    // Back below the threshold the optimum is alive again, and the run stays at zero, which is a local optimum.
    expect(margin).toBeLessThan(1e-3)
    if (value < death * 0.99) expect(predictedNow({ ...start.values, lambdaW: value }, strip.quantity)).toBeGreaterThan(0.5)
  }
})
