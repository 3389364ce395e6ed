import { expect, test } from 'vitest'
import type { Push } from '../experiment/experiment.ts'
import type { ModelSpec } from '../model/spec.ts'
import { predict } from '../theory/registry.ts'
import { createLoopsBackend } from './backends/loops.ts'
import { clockMap } from './clock.ts'
import type { Ending, Knot } from './knot.ts'
import { layoutOf } from './layout.ts'
import { classMeans, createRecorder } from './recorder.ts'
import { buildProgram } from '../model/registry.ts'
import { MAX_RECORDING_BYTES, Recording, type Frame } from './recording.ts'
import { restRule } from './rest-rule.ts'
import { runFlow, type Resumption, type RunPart, type RunPlan } from './run.ts'

function specOf(counts: number[], dimension = 3, lambda = 2.3e-3): ModelSpec {
  return { model: 'weightDecay', counts, dimension, values: { lambdaW: lambda, lambdaH: lambda } }
}

function planOf(...segments: [from: number, spec: ModelSpec][]): RunPlan {
  return {
    segments: segments.map(([from, spec]) => ({ from, spec })),
    seed: 1,
    deviation: 0.3,
    tolerance: 1e-4, rate: null,
    horizon: 1e5,
  }
}

async function whole(plan: RunPlan, resumption: Resumption | null = null): Promise<{ parts: RunPart[]; ending: Ending }> {
  const flow = runFlow(createLoopsBackend(), plan, restRule, resumption)
  const parts: RunPart[] = []
  for (;;) {
    const next = await flow.next()
    if (next.done === true) return { parts, ending: next.value }
    parts.push(next.value)
  }
}

function record(plan: RunPlan, parts: RunPart[]): Recording {
  const recording = new Recording()
  plan.segments.forEach(({ spec }) => recording.addLayout(layoutOf(spec)))
  const recorders = plan.segments.map(({ spec }, i) =>
    createRecorder(buildProgram(spec), i, recording.layouts[i], plan.rate === null),
  )
  for (const { segment, knots } of parts) recording.push(knots.map(recorders[segment]))
  return recording
}

const opening = planOf([0, specOf([20, 20, 20, 20])])

test('the opening run comes to rest within 1e-6 of the certified optimum', async () => {
  const { parts, ending } = await whole(opening)
  const optimum = predict(opening.segments[0].spec)?.objective as number
  const last = parts.at(-1)?.knots.at(-1) as Knot
  expect(ending.kind).toBe('rest')
  expect(last.objective / optimum - 1).toBeLessThan(1e-6)
  // 1e-9: the flow cannot end below a certified optimum, but for rounding.
  expect(last.objective / optimum - 1).toBeGreaterThan(-1e-9)
})

test('a run is a pure function of its plan, to the last bit', async () => {
  const [first, second] = [await whole(opening), await whole(opening)]
  expect(second.parts.at(-1)?.knots.at(-1)).toEqual(first.parts.at(-1)?.knots.at(-1))
})

test('a run that is taken up from a knot reaches the same end within the tolerance', async () => {
  const { parts, ending } = await whole(opening)
  const middle = parts[Math.floor(parts.length / 2)].knots.at(-1) as Knot
  const taken = await whole(opening, { segment: 0, t: middle.t, state: middle.state })
  expect(taken.parts[0].knots[0].state).toEqual(middle.state)
  expect(taken.ending.kind).toBe('rest')
  // Both stop at the first knot within 1e-6 of the optimum; knots are some per cent of t apart there.
  expect(Math.abs(taken.ending.t / ending.t - 1)).toBeLessThan(0.2)
})

test('an event changes the flow from its time on, samples enter at their class mean, the rest stays', async () => {
  const plan = planOf([0, specOf([20, 20, 20, 20])], [150, specOf([30, 30, 20, 20])])
  const { parts } = await whole(plan)
  const before = parts.findLast(({ segment }) => segment === 0)?.knots.at(-1) as Knot
  const after = parts.find(({ segment }) => segment === 1)?.knots[0] as Knot
  expect([before.t, after.t]).toEqual([150, 150])
  expect(after.state[0]).toEqual(before.state[0])
  const means = classMeans(before.state[1], [20, 20, 20, 20], 3).data
  const meansAfter = classMeans(after.state[1], [30, 30, 20, 20], 3).data
  means.forEach((mean, i) => expect(meansAfter[i]).toBeCloseTo(mean, 12))
  expect(after.state[1].subarray(0, 20)).toEqual(before.state[1].subarray(0, 20))
  const alone = await whole(opening)
  expect(before.t).toBe(150)
  expect(alone.parts.some(({ knots }) => knots.some((knot) => knot.t > 150))).toBe(true)
})

test('frames between entries follow the flow as closely as the integrator does', async () => {
  const { parts } = await whole(opening)
  const recording = record(opening, parts)
  const fine = await whole({ ...opening, tolerance: 1e-7 })
  let frame: Frame | null = null
  for (const { state, t } of fine.parts.flatMap(({ knots }) => knots).filter((_, i) => i % 40 === 0)) {
    frame = recording.frameAt(t, frame) as Frame
    const off = Math.hypot(...frame.classifiers.data.map((x, i) => x - state[0][i])) / Math.hypot(...state[0])
    // A hundred steps of local error 1e-4, growing while the classes separate.
    expect(off).toBeLessThan(0.02)
  }
})

test('frames reuse their arrays, and are held at both ends', async () => {
  const { parts } = await whole(opening)
  const recording = record(opening, parts)
  const first = recording.frameAt(-5, null) as Frame
  expect(first.t).toBe(0)
  const again = recording.frameAt(1e12, first) as Frame
  expect(again).toBe(first)
  expect(again.t).toBe(recording.end())
})

test('an outline is the frame without its samples', async () => {
  const { parts } = await whole(opening)
  const recording = record(opening, parts)
  const frame = recording.frameAt(3, null) as Frame
  const outline = recording.frameAt(3, null, 'outline') as Frame
  expect(outline.classifiers).toEqual(frame.classifiers)
  expect(outline.means).toEqual(frame.means)
  expect(outline.samples.data.every((x) => x === 0)).toBe(true)
})

test('every clock maps places to times and back, rising', async () => {
  const { parts } = await whole(opening)
  const recording = record(opening, parts)
  for (const kind of ['motion', 'linear', 'logarithmic'] as const) {
    const map = clockMap(recording, kind)
    expect(map.timeAt(0)).toBe(0)
    expect(map.timeAt(1)).toBeCloseTo(recording.end(), 6)
    let before = -1
    for (let place = 0; place <= 1; place += 0.05) {
      const t = map.timeAt(place)
      expect(t).toBeGreaterThan(before)
      expect(map.placeOf(t)).toBeCloseTo(place, 9)
      before = t
    }
  }
})

test('on the clock of motion equal places are equal ways of the drawn vectors', async () => {
  const { parts } = await whole(opening)
  const recording = record(opening, parts)
  const map = clockMap(recording, 'motion')
  const end = recording.frameAt(recording.end(), null) as Frame
  const length = (a: Float64Array) => Math.max(...[0, 1, 2, 3].map((k) => Math.hypot(...a.subarray(3 * k, 3 * k + 3))))
  const units = [length(end.classifiers.data), length(end.means.data)]
  const wayBetween = (from: number, to: number) => {
    const [a, b] = [from, to].map((place) => recording.frameAt(map.timeAt(place), null) as Frame)
    const square = (x: Float64Array, y: Float64Array) => x.reduce((sum, v, i) => sum + (v - y[i]) ** 2, 0) / 4
    return Math.sqrt(
      square(a.classifiers.data, b.classifiers.data) / units[0] ** 2 + square(a.means.data, b.means.data) / units[1] ** 2,
    )
  }
  const ways = Array.from({ length: 20 }, (_, i) => wayBetween(i / 20, (i + 1) / 20))
  const mean = ways.reduce((sum, way) => sum + way) / 20
  // A chord is shorter than its arc, at most by a few per cent over a twentieth of the run.
  for (const way of ways) expect(Math.abs(way / mean - 1)).toBeLessThan(0.12)
})

test('a recording stays within its bound of memory and keeps both ends and every edge', () => {
  const spec = specOf([400, 400, 400, 400], 16)
  const layout = layoutOf(spec)
  const recording = new Recording()
  recording.addLayout(layout)
  recording.addLayout(layout)
  const knot = (t: number): Knot => ({
    t,
    state: [new Float64Array(4 * 16), new Float64Array(16 * 1600)],
    velocity: [new Float64Array(4 * 16), new Float64Array(16 * 1600)],
    objective: 1,
  })
  const recorders = [0, 1].map((segment) => createRecorder(buildProgram(spec), segment, layout, true))
  for (let i = 0; i <= 1000; i++) {
    recording.push([recorders[i <= 500 ? 0 : 1](knot(i))])
    expect(recording.memory()).toBeLessThanOrEqual(MAX_RECORDING_BYTES)
  }
  const times = recording.entries.map((entry) => entry.t)
  expect([times[0], times.at(-1)]).toEqual([0, 1000])
  expect(times).toContain(500)
  expect(times).toContain(501)
  expect(times.length).toBeGreaterThan(50)
  // Two seconds of measuring; a busy machine takes many times that.
})

test('of too many samples an even share of each class is recorded, and at least one', () => {
  const layout = layoutOf(specOf([15_000, 4_990, 5, 5], 9))
  expect(layout.shown.every((n, k) => n >= 1 && n <= layout.spec.counts[k])).toBe(true)
  expect(layout.sampleClasses.length * 9).toBeLessThanOrEqual(60_000 + 4 * 9)
  expect(layoutOf(specOf([2000, 2000, 20, 20])).shown).toEqual([2000, 2000, 20, 20])
})

/** A displacement by nothing. */
const still: Push = { nudge: 0, kick: 0, moveMean: [], moveClassifier: [] }

test('a nudge leaves a saddle that the flow alone does not leave', async () => {
  const spec = { model: 'weightDecay', counts: [3, 3, 3], dimension: 3, values: { lambdaW: 0.02, lambdaH: 0.02 } }
  const from = async (nudge: number) => {
    const plan = {
      segments: [
        { from: 0, spec },
        { from: 5, spec, push: { ...still, nudge } },
      ],
      seed: 1,
      // Nothing but rounding: all start at zero, a saddle of weight decay.
      deviation: 0,
      tolerance: 1e-4,
      rate: null,
      horizon: 500,
    }
    const objectives: number[] = []
    for await (const { knots } of runFlow(createLoopsBackend(), plan, () => () => null)) {
      objectives.push(...knots.map(({ objective }) => objective))
    }
    return objectives
  }
  const [left, moved] = [await from(0), await from(1e-3)]
  expect(left.at(-1)).toBeCloseTo(Math.log(3), 12)
  expect(moved.at(-1)).toBeLessThan(0.9 * Math.log(3))
  expect(await from(1e-3)).toEqual(moved)
})

test('a nudge off all but zero is a part of the length of the start', async () => {
  const spec = (lambda: number) => ({ model: 'weightDecay', counts: [3, 3, 3], dimension: 3, values: { lambdaW: lambda, lambdaH: lambda } })
  const plan = {
    segments: [
      { from: 0, spec: spec(1) },
      { from: 25, spec: spec(0.02), push: { ...still, nudge: 0.1 } },
    ],
    seed: 1,
    deviation: 0.3,
    tolerance: 1e-4,
    rate: null,
    horizon: 26,
  }
  const lengths: number[] = []
  const length = (blocks: readonly Float64Array[]) => Math.hypot(...blocks.flatMap((block) => [...block]))
  for await (const { segment, knots } of runFlow(createLoopsBackend(), plan, () => () => null)) {
    if (segment === 0 && lengths.length === 0) lengths.push(length(knots[0].state))
    if (segment === 1 && lengths.length === 1) lengths.push(length(knots[0].state))
  }
  // What is left of the start after 25 units of decay 1 is e⁻²⁵ of it, about.
  expect(lengths[1] / lengths[0]).toBeCloseTo(0.1, 6)
})
