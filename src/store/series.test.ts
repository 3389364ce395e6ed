import { beforeAll, describe, expect, test } from 'vitest'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import { layoutOf } from '../engine/layout.ts'
import type { Entry } from '../engine/entry.ts'
import { createRecorder } from '../engine/recorder.ts'
import { buildProgram } from '../model/registry.ts'
import { Recording } from '../engine/recording.ts'
import { restRule } from '../engine/rest-rule.ts'
import { runFlow } from '../engine/run.ts'
import { matrix } from '../math/matrix.ts'
import { measuredState } from '../metrics/measured-state.ts'
import { quantityOf } from '../metrics/registry.ts'
import type { ModelSpec } from '../model/spec.ts'
import { predict } from '../theory/registry.ts'
import type { CurveLine, CurveSet } from './curve-set.ts'
import { Series } from './series.ts'
import { testEntries, testSpec } from './test-run.ts'

function recordingOf(spec: ModelSpec, entries: readonly Entry[]): Recording {
  const recording = new Recording()
  recording.addLayout(layoutOf(spec))
  recording.push(entries)
  return recording
}

function curve(set: CurveSet, key: string) {
  const found = set.curves.find((one) => one.key === key)
  if (found === undefined) throw new Error(`no curve ${key}`)
  return found
}

function end(line: { readonly values: Float64Array } | undefined): number {
  return line?.values.at(-1) ?? Number.NaN
}

function lineOf(set: CurveSet, key: string, role: CurveLine['role']): CurveLine {
  return curve(set, key).lines.find((line) => line.role === role) as CurveLine
}

const balanced = testSpec([20, 20, 20, 20])
const imbalanced = testSpec([400, 400, 20, 20])
const opening: { entries: Entry[]; set: CurveSet } = { entries: [], set: { times: new Float64Array(0), curves: [], classes: 0, isComplete: true } }
const uneven: typeof opening = { ...opening }

beforeAll(async () => {
  opening.entries = await testEntries(balanced)
  uneven.entries = await testEntries(imbalanced)
  opening.set = new Series().of(recordingOf(balanced, opening.entries))
  uneven.set = new Series().of(recordingOf(imbalanced, uneven.entries))
})

describe('a balanced run', () => {
  test('ends within its rule of rest of the predicted optimum', () => {
    const optimum = predict(balanced)?.objective ?? Number.NaN
    const gap = end(lineOf(opening.set, 'gap', 'all'))
    expect(gap).toBeGreaterThan(0)
    expect(gap).toBeLessThan(1e-6 * optimum)
  })

  test('ends at the cosine of the simplex, with a band that closes on it', () => {
    const line = lineOf(opening.set, 'classifierCosine', 'all')
    const [theory] = curve(opening.set, 'classifierCosine').theory
    expect(end(theory)).toBeCloseTo(-1 / 3, 14)
    // The objective is second order in the cosines: a gap of 1e-6 allows cosines to be off by some 1e-3.
    expect(Math.abs(end(line) + 1 / 3)).toBeLessThan(3e-3)
    const width = line.high!.map((high, i) => high - line.low![i])
    expect(width[0]).toBeGreaterThan(0.5)
    expect(end({ values: width })).toBeLessThan(0.01)
    line.values.forEach((mean, i) => {
      expect(mean).toBeGreaterThanOrEqual(line.low![i] - 1e-12)
      expect(mean).toBeLessThanOrEqual(line.high![i] + 1e-12)
    })
  })

  test('collapses within classes and aligns classifiers with means', () => {
    expect(end(lineOf(opening.set, 'nc1QuotientUnweighted', 'all'))).toBeLessThan(1e-6)
    expect(end(lineOf(opening.set, 'nc3SelfDualityUnweighted', 'all'))).toBeLessThan(0.01)
    expect(end(curve(opening.set, 'nc3SelfDualityUnweighted').theory[0])).toBe(0)
  })
})

describe('an imbalanced run', () => {
  test.each(['majority', 'minority', 'cross'] as const)('ends at the predicted cosine: %s', (role) => {
    const { theory } = curve(uneven.set, 'classifierCosine')
    // As above, of second order in the gap.
    expect(Math.abs(end(lineOf(uneven.set, 'classifierCosine', role)) - end(theory.find((one) => one.role === role)))).toBeLessThan(5e-3)
  })

  test('ends at the predicted distance of classifiers from means, which is not zero', () => {
    const { lines, theory } = curve(uneven.set, 'nc3SelfDualityUnweighted')
    expect(end(theory[0])).toBeGreaterThan(0.4)
    expect(Math.abs(end(lines[0]) - end(theory[0]))).toBeLessThan(2e-3)
  })
})

test('every measure is that of the registry of quantities, of the state with all its samples', async () => {
  const spec = testSpec([12, 9, 9, 4])
  const plan = { segments: [{ from: 0, spec }], seed: 1, deviation: 0.3, tolerance: 1e-4, rate: null, horizon: 30 }
  const record = createRecorder(buildProgram(spec), 0, layoutOf(spec), true)
  const recording = recordingOf(spec, [])
  const wanted: Record<string, number[]> = {}
  const keys = ['objective', 'gap', 'nc1QuotientUnweighted', 'nc3SelfDualityUnweighted', 'crossClassifierCosine']
  const target = predict(spec)
  for await (const { knots } of runFlow(createLoopsBackend(), plan, restRule)) {
    recording.push(knots.map(record))
    for (const { state, objective } of knots) {
      const [classifiers, features] = [matrix(4, 3, state[0]), matrix(3, 34, state[1])]
      const measured = { ...measuredState({ classifiers, features, counts: spec.counts }), run: { objective, target, origin: null } }
      for (const key of keys) (wanted[key] ??= []).push(quantityOf(key).of(measured).value ?? Number.NaN)
    }
  }
  const set = new Series().of(recording, [target])
  const step = (set.times.length - 1) / (recording.entries.length - 1)
  const atEntries = (line: CurveLine) => recording.entries.map((_, i) => line.values[i * step])
  const worst = (found: number[], key: string) =>
    Math.max(...found.map((value, i) => Math.abs(value - wanted[key][i]) / Math.abs(wanted[key][i])))
  expect(worst(atEntries(lineOf(set, 'gap', 'all')), 'gap')).toBe(0)
  // W and the means are recorded in float32 (6e-8), the scatter in float64; cosines may be close to zero.
  expect(worst(atEntries(lineOf(set, 'nc1QuotientUnweighted', 'all')), 'nc1QuotientUnweighted')).toBeLessThan(1e-6)
  expect(worst(atEntries(lineOf(set, 'nc3SelfDualityUnweighted', 'all')), 'nc3SelfDualityUnweighted')).toBeLessThan(1e-6)
  expect(worst(atEntries(lineOf(set, 'classifierCosine', 'cross')), 'crossClassifierCosine')).toBeLessThan(1e-5)
  expect(lineOf(new Series().of(recording, [], ['objective']), 'objective', 'all').values[0]).toBe(wanted['objective'][0])
})

test('curves are smooth between the entries: rising times, no jump larger than the steps of the run make', () => {
  const { times } = opening.set
  expect(times.length).toBe(8 * (opening.entries.length - 1) + 1)
  times.forEach((t, i) => expect(t).toBeGreaterThan(i === 0 ? -1 : times[i - 1]))
  const gap = lineOf(opening.set, 'gap', 'all').values
  // The objective never increases along a flow.
  gap.forEach((value, i) => expect(value).toBeLessThanOrEqual(i === 0 ? Infinity : gap[i - 1]))
})

test('what is built as the run grows is what is built at once', () => {
  const recording = recordingOf(imbalanced, [])
  const series = new Series()
  expect(series.of(recording).times.length).toBe(0)
  for (let i = 0; i < uneven.entries.length; i += 7) {
    recording.push(uneven.entries.slice(i, i + 7))
    const set = series.of(recording)
    expect(series.of(recording)).toBe(set)
  }
  expect(series.of(recording)).toEqual(uneven.set)
})

test('a thinned recording is taken anew', () => {
  const recording = recordingOf(balanced, opening.entries)
  const series = new Series()
  series.of(recording)
  recording.entries.splice(3, 1)
  recording.version++
  expect(series.of(recording)).toEqual(new Series().of(recording))
})

test('above the line where everything vanishes, what has vanished is not defined', async () => {
  const spec = testSpec([20, 20, 20, 20], 0.08)
  expect(predict(spec)?.regime).toBe('zero')
  const set = new Series().of(recordingOf(spec, await testEntries(spec)))
  for (const key of ['classifierCosine', 'nc1QuotientUnweighted', 'nc3SelfDualityUnweighted']) {
    const { lines, theory, undefinedAs } = curve(set, key)
    expect(lines[0].values[0]).not.toBeNaN()
    expect(end(lines[0])).toBeNaN()
    expect(undefinedAs).toBe('vanished')
    expect(theory).toEqual([])
  }
  expect(end(lineOf(set, 'gap', 'all'))).toBeGreaterThan(0)
})

test('a vanished minority takes its cosines along, and the majority stays', async () => {
  const spec = testSpec([20, 20, 5, 5], 0.075)
  expect(predict(spec)?.regime).toBe('minorityVanished')
  const set = new Series().of(recordingOf(spec, await testEntries(spec)))
  expect(end(lineOf(set, 'classifierCosine', 'minority'))).toBeNaN()
  expect(end(lineOf(set, 'classifierCosine', 'cross'))).toBeNaN()
  expect(end(lineOf(set, 'classifierCosine', 'majority'))).toBeCloseTo(-1, 3)
  expect(curve(set, 'classifierCosine').theory.map(({ role }) => role)).toEqual(['majority'])
})

test('a change in the middle of a run moves the target, and the groups hold throughout', async () => {
  const segments = [
    { from: 0, spec: balanced },
    { from: 40, spec: testSpec([60, 60, 20, 20]) },
  ]
  const plan = { segments, seed: 1, deviation: 0.3, tolerance: 1e-3, rate: null, horizon: 200 }
  const recording = new Recording()
  segments.forEach(({ spec }) => recording.addLayout(layoutOf(spec)))
  const recorders = segments.map(({ spec }, i) => createRecorder(buildProgram(spec), i, recording.layouts[i], true))
  for await (const { segment, knots } of runFlow(createLoopsBackend(), plan, restRule)) {
    recording.push(knots.map(recorders[segment]))
  }
  const set = new Series().of(recording)
  const change = set.times.lastIndexOf(40)
  expect(set.times[change - 1]).toBe(40)
  const [before, after] = curve(set, 'classifierCosine').theory.filter(({ role }) => role === 'minority')
  expect(before.values[change - 1]).toBeCloseTo(-1 / 3, 14)
  expect(before.values[change]).toBeNaN()
  expect(after.values[change - 1]).toBeNaN()
  expect(after.values[change]).toBeGreaterThan(-1 / 3 + 0.05)
  // W goes on from where it was, to the rounding of float32.
  const { values } = lineOf(set, 'classifierCosine', 'minority')
  expect(Math.abs(values[change] - values[change - 1])).toBeLessThan(1e-6)
})

test('without a prediction the objective itself is shown, and one that comes late is taken up', () => {
  const spec = testSpec([20, 20, 20, 20], 2.3e-3, 2)
  expect(predict(spec)).toBeNull()
  const flat = opening.entries.map((entry) => ({ ...entry, values: new Float32Array(2 * (8 + 80) * 2).fill(1) }))
  const recording = recordingOf(spec, flat)
  const series = new Series()
  expect(series.of(recording).curves.map(({ name }) => name)).toContain('Objective')
  expect(series.of(recording, [predict(balanced)]).curves.map(({ name }) => name)).toContain('Gap to the optimum')
})

test('one sample a class has no spread within', async () => {
  const spec = testSpec([1, 1, 1, 1])
  const set = new Series().of(recordingOf(spec, await testEntries(spec)))
  const spread = curve(set, 'nc1QuotientUnweighted')
  expect(spread.lines[0].values.every(Number.isNaN)).toBe(true)
  expect(spread.undefinedAs).toContain('one sample')
})

test('of very large states a call takes a part, and the next the rest', async () => {
  const spec = testSpec(Array.from({ length: 60 }, () => 2), 2.3e-3, 60)
  const recording = recordingOf(spec, [])
  const { measures } = opening.entries[0]
  const values = new Float32Array(2 * (120 + 120) * 60).map((_, i) => Math.sin(i))
  const longer = new Float64Array(measures.length + 2 * (60 - 4)).fill(1)
  recording.push(Array.from({ length: 12 }, (_, t) => ({ t, segment: 0, values, measures: longer })))
  const series = new Series()
  const first = series.of(recording, [], ['targetDistance'])
  expect(first.isComplete).toBe(false)
  let set = first
  for (let calls = 0; !set.isComplete && calls < 12; calls++) set = series.of(recording, [], ['targetDistance'])
  expect(set.isComplete).toBe(true)
  expect(set.times).toHaveLength(12)
  expect(series.of(recording, [], ['targetDistance'])).toBe(set)
})

test('a run of ten classes takes little time', async () => {
  const spec = testSpec(Array.from({ length: 10 }, () => 20), 2.3e-3, 9)
  const recording = recordingOf(spec, await testEntries(spec))
  new Series().of(recording)
  const before = process.cpuUsage()
  const set = new Series().of(recording)
  const { user } = process.cpuUsage(before)
  expect(set.times.length).toBeGreaterThan(900)
  console.info(`curves of ${recording.entries.length} entries: ${(user / 1000).toFixed(1)} ms`)
})
