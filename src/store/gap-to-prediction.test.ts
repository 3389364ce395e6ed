import { expect, test } from 'vitest'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import { layoutOf } from '../engine/layout.ts'
import { createRecorder } from '../engine/recorder.ts'
import { Recording } from '../engine/recording.ts'
import { restRuleOf } from '../engine/rest-rule.ts'
import { runFlow } from '../engine/run.ts'
import { decodeLink } from '../experiment/link.ts'
import { planOf } from '../engine/plan-of.ts'
import { buildProgram } from '../model/registry.ts'
import { predict } from '../theory/registry.ts'
import { Series } from './series.ts'

/** The curves of the gap and of the distance to the prediction along the run of a link, and what ended it. */
async function curvesOf(link: string) {
  const plan = planOf(decodeLink(link).experiment)
  const { spec } = plan.segments[0]
  const prediction = predict(spec)
  const layout = layoutOf(spec)
  const recording = new Recording()
  recording.addLayout(layout)
  const record = createRecorder(buildProgram(spec), 0, layout, true)
  const flow = runFlow(createLoopsBackend(), plan, () => restRuleOf(prediction, 'float64'))
  for (;;) {
    const next = await flow.next()
    if (next.done === true) {
      const keys = ['gap', 'targetDistance', 'classifierNorm', 'meanNorm', 'margin', 'classifierCosine']
      const [gap, distance, ...others] = new Series().of(recording, [prediction], keys).curves
      return { prediction: prediction!, ending: next.value, gap, distance: distance.lines[0].values, others }
    }
    recording.push(next.value.knots.map(record))
  }
}

test.each([
  'nB=4',
  'nB=2&R=20',
  'nB=2&R=60',
  'nB=2&loss=squaredError&d=6&R=3',
  'model=layerPeeled&nB=2&R=10&cols=means',
  'model=layerPeeled&nB=2&cols=means&R=100',
  'model=batchNorm&nB=4&d=8&KB=0&lambda=0.01',
  'model=sphere&nB=2&KB=0',
  'model=sphere&nB=1&K=6&KB=0&tau=2&d=3',
  'M=3&nB=3&lambda=0.005',
  'M=2&nB=3&lambda=0.005&loss=squaredError&d=6',
])('the gap to the optimum falls to zero along the run, and so does the distance: “%s”', async (link) => {
  const { prediction, ending, gap, distance } = await curvesOf(link)
  expect(ending.kind).toBe('rest')
  expect(gap.key).toBe('gap')
  const { values } = gap.lines[0]
  // Never below zero by more than is certified, or than rounding; the flow only falls, to the tolerance of a step.
  const error = (prediction.gap ?? 0) + 1e-12 * Math.abs(prediction.objective)
  expect(Math.min(...values)).toBeGreaterThanOrEqual(-error)
  for (let i = 1; i < values.length; i++) expect(values[i]).toBeLessThanOrEqual(values[i - 1] * (1 + 1e-3) + error)
  expect(values.at(-1)!).toBeLessThanOrEqual(1e-6 * Math.abs(prediction.objective) + error)
  // A loss within 1e-6 is a state within the root of that, times what the flattest direction takes.
  expect(distance.at(-1)!).toBeLessThan(2e-2)
  expect(distance.at(-1)!).toBeLessThan(0.05 * distance[0])
})

test('where only a direction is predicted there is no gap and no predicted length, and the distance falls', async () => {
  const { gap, distance, others } = await curvesOf('model=ulpm&nB=2&R=4&T=1e8')
  expect(gap.name).toBe('Objective')
  expect(others.map(({ key, theory }) => [key, theory.length])).toEqual([['classifierNorm', 0], ['meanNorm', 0], ['margin', 0], ['classifierCosine', 3]])
  expect(distance.at(-1)!).toBeLessThan(0.25 * distance[0])
})
