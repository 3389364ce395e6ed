import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutOf, numbersOf } from '../engine/layout.ts'
import type { Entry } from '../engine/entry.ts'
import { openingExperiment, type Experiment } from '../experiment/experiment.ts'
import type { WorkerLike } from '../worker/client.ts'
import type { FromWorker, ToWorker } from '../worker/protocol.ts'
import { Lab } from './lab.ts'
import type { OnShow, RunStatus } from './state.ts'
import { testSpec } from './test-run.ts'
import { WHOLE } from './seen.ts'

const effort = { dispatches: 0, evaluations: 1, milliseconds: 0 }
const info = { name: 'fake', precision: 'float64', adapter: null, software: false, stepsPerReading: 1 } as const
const layout = layoutOf(testSpec([20, 20, 20, 20]))

/** An entry whose every number is the number of its run, so that a mixture shows. */
function entry(run: number, t: number, segment = 0): Entry {
  const values = new Float32Array(2 * numbersOf(layout))
  values.fill(run, 0, numbersOf(layout))
  return { t, segment, values, measures: Float64Array.of(run) }
}

/** A lab whose workers say what the test lets them say. */
function scripted() {
  const workers: { say: (message: FromWorker) => void; breakDown: () => void; starts: number[] }[] = []
  let status: RunStatus | null = null
  let onShow: OnShow | null = null
  const lab = new Lab(
    () => {
      const heard = new Map<string, (event: Event) => void>()
      const starts: number[] = []
      workers.push({
        starts,
        say: (message) => heard.get('message')?.({ data: message } as MessageEvent),
        breakDown: () => heard.get('error')?.({ message: 'boom' } as ErrorEvent),
      })
      return {
        postMessage: (message: ToWorker) => message.type === 'start' && starts.push(message.run),
        terminate: () => {},
        addEventListener: (type: string, listener: (event: Event) => void) => heard.set(type, listener),
      } as unknown as WorkerLike
    },
    { run: (next) => (status = next), onShow: (facts) => (onShow = facts) },
  )
  let now = 0
  const latest = () => workers[workers.length - 1]
  return {
    lab,
    workers,
    status: () => status as unknown as RunStatus,
    onShow: () => onShow as unknown as OnShow,
    say: (message: FromWorker) => latest().say(message),
    breakDown: () => latest().breakDown(),
    run: () => latest().starts.at(-1) as number,
    tick: (milliseconds = 1000) => lab.tick((now += milliseconds), () => WHOLE),
    /** The numbers on show; one number where they are of one run. */
    shown: () => [...new Set(lab.player.frame()?.classifiers.data)],
  }
}

const experiment = (values: Experiment['values']): Experiment => ({ ...openingExperiment, values })

/** Tells a run from beginning to end. */
function tellWhole(say: (message: FromWorker) => void, run: number) {
  say({ type: 'engine', run, info, grounds: { notice: null, reason: '', paces: { webgpu: null, loops: null } } })
  say({ type: 'layout', run, segment: 0, layout })
  say({ type: 'entries', run, entries: [entry(run, 0), entry(run, 5), entry(run, 10)], effort })
  say({ type: 'ended', run, ending: { kind: 'rest', t: 10, sentence: '' }, effort })
}

describe('messages out of order', () => {
  test('entries of a run before are not taken', () => {
    const { lab, say, run, tick, shown } = scripted()
    lab.show(openingExperiment)
    tellWhole(say, run())
    const first = run()
    lab.show(experiment({ imbalance: 2 }))
    say({ type: 'layout', run: run(), segment: 0, layout })
    say({ type: 'entries', run: first, entries: [entry(first, 20)], effort })
    say({ type: 'entries', run: run(), entries: [entry(run(), 0), entry(run(), 20)], effort })
    tick()
    lab.player.seekTime(20)
    expect(shown()).toEqual([run()])
    expect(lab.player.recording().entries.map(({ t }) => t)).toEqual([0, 20])
  })

  test('an ending before any entry is an ending, and the next run is shown', () => {
    const { lab, say, run, tick, status, shown } = scripted()
    lab.show(openingExperiment)
    say({ type: 'ended', run: run(), ending: { kind: 'diverged', t: 0, sentence: 'No.' }, effort })
    tick()
    expect([status().ending?.kind, lab.isBusy(), shown()]).toEqual(['diverged', false, []])
    lab.show(experiment({ imbalance: 2 }))
    tellWhole(say, run())
    tick()
    expect(shown()).toEqual([run()])
  })

  test('entries whose layout has not come, of a stretch that does not exist, or of another shape are left out', () => {
    const { lab, say, run, tick, shown } = scripted()
    lab.show(openingExperiment)
    say({ type: 'entries', run: run(), entries: [entry(run(), 0), entry(run(), 1)], effort })
    tick()
    expect(shown()).toEqual([])
    say({ type: 'layout', run: run(), segment: 3, layout })
    say({ type: 'layout', run: run(), segment: 0, layout })
    say({ type: 'layout', run: run(), segment: 0, layout })
    const short = { ...entry(run(), 3), values: new Float32Array(7) }
    say({ type: 'entries', run: run(), entries: [entry(run(), 2), short, entry(run(), 4, 1), entry(run(), 5, 9)], effort })
    tick()
    expect(lab.player.recording().entries.map(({ t }) => t)).toEqual([2])
    expect(lab.player.recording().layouts).toHaveLength(1)
  })

  test('batches told twice or in the wrong order keep the recording in order of time', () => {
    const { lab, say, run, tick } = scripted()
    lab.show(openingExperiment)
    say({ type: 'layout', run: run(), segment: 0, layout })
    const batch = [entry(run(), 5), entry(run(), 10)]
    for (const entries of [batch, batch, [entry(run(), 1)], [entry(run(), 12), entry(run(), 11), entry(run(), NaN)]]) {
      say({ type: 'entries', run: run(), entries, effort })
    }
    tick()
    expect(lab.player.recording().entries.map(({ t }) => t)).toEqual([5, 10, 12])
  })

  test('after the ending nothing changes it', () => {
    const { lab, say, run, tick, status } = scripted()
    lab.show(openingExperiment)
    tellWhole(say, run())
    say({ type: 'entries', run: run(), entries: [entry(run(), 50)], effort })
    say({ type: 'ended', run: run(), ending: { kind: 'diverged', t: 0, sentence: 'No.' }, effort })
    say({ type: 'engine', run: run(), info, grounds: { notice: 'late', reason: '', paces: { webgpu: null, loops: null } } })
    tick()
    expect([status().ending?.kind, status().notice, lab.player.recording().end()]).toEqual(['rest', null, 10])
  })

  test('a prediction for a stretch that does not exist is not taken', () => {
    const { lab, say, run, tick } = scripted()
    lab.show(openingExperiment)
    tellWhole(say, run())
    const before = lab.stretchOnShow()
    say({ type: 'prediction', run: run(), segment: 7, prediction: null })
    tick()
    expect(lab.stretchOnShow()).toEqual(before)
    expect(lab.ghost()).not.toBeNull()
  })

  test('ten thousand messages in any order never throw and never mix two runs', () => {
    const act = fc.oneof(
      fc.record({ do: fc.constant('show' as const), R: fc.integer({ min: 1, max: 30 }) }),
      fc.record({ do: fc.constant('tick' as const) }),
      fc.record({ do: fc.constant('break' as const) }),
      fc.record({ do: fc.constant('seek' as const), place: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.record({
        do: fc.constantFrom('engine', 'layout', 'prediction', 'entries', 'ended', 'pong'),
        // Runs back from the latest, and one that is still to come.
        ago: fc.integer({ min: -1, max: 2 }),
        segment: fc.integer({ min: 0, max: 2 }),
        times: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 4 }),
      }),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 100 }), (acts) => {
        const { lab, say, breakDown, run, tick, shown, status } = scripted()
        lab.show(openingExperiment)
        for (const one of acts) {
          if (one.do === 'show') lab.show(experiment({ imbalance: 'R' in one ? one.R : 1 }))
          else if (one.do === 'tick') tick(100)
          else if (one.do === 'break') breakDown()
          else if (one.do === 'seek' && 'place' in one) lab.player.seek(one.place)
          else if ('ago' in one) say(messageOf(one.do, (run() ?? 0) - one.ago, one.segment, one.times))
          const { entries } = lab.player.recording()
          expect(shown().length).toBeLessThan(2)
          expect(entries.every(({ t }, i) => i === 0 || t >= entries[i - 1].t)).toBe(true)
          expect(new Set(entries.map(({ values }) => values[0])).size).toBeLessThan(2)
          lab.ghost()
        }
        tick()
        expect(status().computed).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 200 },
    )
  })
})

function messageOf(type: string, run: number, segment: number, times: readonly number[]): FromWorker {
  switch (type) {
    case 'engine':
      return { type, run, info, grounds: { notice: null, reason: '', paces: { webgpu: null, loops: null } } }
    case 'layout':
      return { type, run, segment, layout }
    case 'prediction':
      return { type, run, segment, prediction: null }
    case 'entries':
      return { type, run, entries: times.map((t) => entry(run, t, segment)), effort }
    case 'pong':
      return { type, run }
    default:
      return { type: 'ended', run, ending: { kind: 'rest', t: 0, sentence: '' }, effort }
  }
}

describe('an experiment that waits', () => {
  /** A run is under way that never reaches the moment on show, and a newer experiment waits for it. */
  function waiting() {
    const script = scripted()
    const { lab, say, run, tick } = script
    lab.show(openingExperiment)
    tellWhole(say, run())
    lab.player.seekTime(8)
    lab.show(experiment({ imbalance: 2 }))
    tick(0)
    lab.show(experiment({ imbalance: 3 }))
    return script
  }

  test('begins once the run before it has shown the moment', () => {
    const { lab, say, run, workers } = waiting()
    expect(workers[0].starts).toHaveLength(2)
    say({ type: 'layout', run: run(), segment: 0, layout })
    say({ type: 'entries', run: run(), entries: [entry(run(), 0), entry(run(), 9)], effort })
    expect(workers[0].starts).toHaveLength(3)
    expect(lab.stretchOnShow()?.spec.counts).toEqual([60, 60, 20, 20])
  })

  test('begins after less than half a second all the same, while paused too', () => {
    const { workers, tick } = waiting()
    // Paused, and yet frames are asked for until it has begun.
    expect(tick(399)).toBe(true)
    expect(workers[0].starts).toHaveLength(2)
    expect(tick(2)).toBe(false)
    expect(workers[0].starts).toHaveLength(3)
  })

  test('gives the run before it its time after an hour of idleness too', () => {
    const { lab, say, run, workers, tick } = scripted()
    lab.show(openingExperiment)
    tellWhole(say, run())
    lab.player.seekTime(8)
    tick()
    lab.show(experiment({ imbalance: 2 }))
    tick(3_600_000)
    lab.show(experiment({ imbalance: 3 }))
    expect(workers[0].starts).toHaveLength(2)
    tick(401)
    expect(workers[0].starts).toHaveLength(3)
  })
})

describe('a worker that breaks', () => {
  test('the run begins again on the processor, and the page keeps saying so', () => {
    const { lab, say, breakDown, run, tick, workers, status, shown } = scripted()
    lab.show(openingExperiment)
    say({ type: 'layout', run: run(), segment: 0, layout })
    say({ type: 'entries', run: run(), entries: [entry(run(), 0), entry(run(), 5)], effort })
    const first = run()
    breakDown()
    const sentence =
      'The computation stopped unexpectedly (boom). The run was started again on the processor.'
    expect(status()).toMatchObject({ notice: sentence, ending: null, computed: 0 })
    expect(workers).toHaveLength(2)
    // What was computed stays on show until the new run gets there.
    expect(shown()).toEqual([first])
    tellWhole(say, run())
    tick()
    expect(status()).toMatchObject({ notice: sentence, ending: { kind: 'rest' } })
    expect(shown()).toEqual([run()])
    lab.show(experiment({ imbalance: 2 }))
    tellWhole(say, run())
    expect(status().notice).toBeNull()
  })

  test('a newer experiment that waits is the one that begins', () => {
    const { lab, say, breakDown, run, tick, workers, shown } = scripted()
    lab.show(openingExperiment)
    tellWhole(say, run())
    lab.player.seekTime(8)
    lab.show(experiment({ imbalance: 2 }))
    lab.show(experiment({ imbalance: 3 }))
    breakDown()
    expect(workers.map(({ starts }) => starts.length)).toEqual([2, 1])
    tellWhole(say, run())
    tick()
    expect([lab.isBusy(), lab.stretchOnShow()?.spec.counts, shown()]).toEqual([false, [60, 60, 20, 20], [run()]])
  })

  test('three times in a row is the end of that run, with a way out; breaks far apart are not', () => {
    const { lab, say, breakDown, run, workers, status } = scripted()
    for (let i = 0; i < 10; i++) {
      lab.show(experiment({ imbalance: 1 + i }))
      breakDown()
      tellWhole(say, run())
      expect(status().ending?.kind).toBe('rest')
    }
    lab.show(openingExperiment)
    const before = workers.length
    for (let i = 0; i < 3; i++) breakDown()
    expect(workers.length).toBe(before + 2)
    expect(status()).toMatchObject({ notice: null, ending: { kind: 'diverged', sentence: expect.stringMatching(/three times in a row/) } })
    expect(lab.isBusy()).toBe(false)
    lab.show(experiment({ imbalance: 2 }))
    tellWhole(say, run())
    expect(status().ending?.kind).toBe('rest')
  })
})
