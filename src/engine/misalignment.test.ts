import { expect, test } from 'vitest'
import { misalignment, misalignmentBound } from '../metrics/misalignment.ts'
import { buildProgram } from '../model/registry.ts'
import { classOfColumn, type ModelSpec } from '../model/spec.ts'
import { batchNormPrediction } from '../theory/batch-norm.ts'
import { batchNormBound, batchNormLengths, batchNormMisalignment } from '../theory/testing/batch-norm-bound.ts'
import { createLoopsBackend } from './backends/loops.ts'
import { layoutOf } from './layout.ts'
import { measuredFrame } from './measure-frame.ts'
import { createRecorder } from './recorder.ts'
import { Recording } from './recording.ts'
import { runFlow } from './run.ts'
import { shownState, type ShownState } from './shown.ts'

const spec: ModelSpec = { model: 'batchNorm', counts: [5, 5, 5, 5], dimension: 8, values: { lambdaW: 4e-3, lambdaH: 1e-3 } }
const target = batchNormPrediction(spec)!
const LAMBDA = Math.sqrt(4e-3 * 1e-3)

/** A run from its start to close to rest: every recorded moment, and the samples it was made from. */
async function run() {
  const layout = layoutOf(spec)
  const recording = new Recording()
  recording.addLayout(layout)
  const shown: ShownState[] = []
  const record = createRecorder(buildProgram(spec), 0, layout, true)
  const plan = { segments: [{ from: 0, spec }], seed: 1, deviation: 0.3, tolerance: 1e-5, rate: null, horizon: 1e4 }
  for await (const { program, knots } of runFlow(createLoopsBackend(), plan, () => () => null)) {
    recording.push(knots.map(record))
    shown.push(...knots.map((knot) => shownState(program, knot)))
  }
  return { recording, shown }
}

test('along a run of batch norm the bound holds at every moment, and late it is no idle one', async () => {
  const { recording, shown } = await run()
  expect(recording.entries.length).toBe(shown.length)
  const ratios = recording.entries.map(({ t }, i) => {
    const state = measuredFrame(recording.frameAt(t, null)!, target)
    const [measured, bound] = [misalignment(state).value!, misalignmentBound(state).value!]
    // The formulas over the samples themselves, in float64: a recorded moment keeps 1e-7 of W and the means.
    const direct = { ...shown[i], classes: classOfColumn(spec.counts) }
    expect(Math.abs(measured / batchNormMisalignment(direct)! - 1)).toBeLessThan(1e-4)
    expect(Math.abs(bound / batchNormBound(state.run!.objective, batchNormLengths(direct), 4, LAMBDA)! - 1)).toBeLessThan(1e-6)
    expect(measured).toBeLessThanOrEqual(bound)
    return bound / measured
  })
  expect(ratios.length).toBeGreaterThan(50)
  // A third to the whole of the bound, in the last tenth.
  for (const ratio of ratios.slice(-Math.ceil(ratios.length / 10))) expect(ratio).toBeLessThan(3)
})

test('outside of its setting neither is defined, and says why', () => {
  const layout = layoutOf({ ...spec, counts: [5, 5, 5, 4] })
  const recording = new Recording()
  recording.addLayout(layout)
  const K = 4
  const values = new Float32Array(2 * (2 * K + layout.sampleClasses.length) * 8).fill(1)
  recording.push([{ t: 0, segment: 0, values, measures: new Float64Array(11) }])
  const state = measuredFrame(recording.frameAt(0, null)!, target)
  const reasonOf = (other: Partial<ModelSpec>, given: Parameters<typeof misalignment>[0] = state) => {
    const reading = misalignmentBound({ ...given, counts: other.counts ?? given.counts, run: { ...given.run!, spec: { ...spec, ...other } } })
    return reading.value === null ? reading.reason : reading.value
  }
  expect(reasonOf({ counts: [5, 5, 5, 4] })).toBe('the classes are not balanced')
  expect(reasonOf({ model: 'sphere', counts: spec.counts })).toBe('it is about the model with batch norm')
  expect(reasonOf({ counts: spec.counts, choices: { loss: 'squaredError' } })).toContain('cross-entropy')
  expect(reasonOf({ counts: spec.counts }, { ...state, run: { ...state.run!, target: null } })).toBe('there is no prediction')
  expect(reasonOf({ counts: spec.counts, values: { lambdaW: 1, lambdaH: 1 } })).toBe('the optimum is zero')
  expect(misalignment({ ...state, run: undefined }).value).toBeNull()
})
