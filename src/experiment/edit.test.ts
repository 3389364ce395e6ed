import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemWithExperiment } from './check.ts'
import { clearValue, moveEvent, removeEvent, reseed, setRamp, setValue, type Edit } from './edit.ts'
import { openingExperiment, resolve, segmentsOf, type Experiment, type RunEvent } from './experiment.ts'
import { arbitraryExperiment, arbitraryValue } from './fixtures/arbitrary-shared.ts'
import { parameters } from './parameters.ts'
import type { ParameterKey, Value, Values } from './values.ts'

const make = (values: Values, ...events: RunEvent[]): Experiment => ({ version: 1, values, events })
const R = (t: number, imbalance: number): RunEvent => ({ t, set: { imbalance } })
const full = Array.from({ length: 16 }, (_, i) => R(i + 1, i + 2))

/** The experiment of an edit that must have worked without a note. */
function edited(edit: Edit): Experiment {
  expect(edit).toMatchObject({ notes: [] })
  return 'problem' in edit ? openingExperiment : edit.experiment
}

describe('setValue at the start', () => {
  it('sets a value and leaves the given experiment as it was', () => {
    const before = make({ classes: 6 })
    expect(edited(setValue(before, 'imbalance', 20, null)).values).toEqual({ classes: 6, imbalance: 20 })
    expect(before).toEqual(make({ classes: 6 }))
  })

  it('is what a change at time 0 means', () => {
    expect(edited(setValue(make({}), 'lambdaW', 0.1, 0))).toEqual(make({ lambdaW: 0.1 }))
  })

  it.each<[Values, ParameterKey, Value]>([
    [{ classes: 6 }, 'classes', 4],
    [{ counts: [5, 5] }, 'counts', []],
    [{ lambdaH: 0.01 }, 'lambdaH', 2.3e-3],
  ])('does not keep a value that changes nothing: %j with %s = %j', (values, key, value) => {
    expect(edited(setValue(make(values), key, value, null)).values).toEqual({})
  })

  it('keeps a value equal to its default where an event would take it along', () => {
    const experiment = make({}, { t: 5, set: { lambdaW: 0.2 } })
    expect(edited(setValue(experiment, 'lambdaH', 2.3e-3, null)).values).toEqual({ lambdaH: 2.3e-3 })
  })

  it('keeps an explicit dimension while K passes by', () => {
    let experiment = make({ dimension: 5 })
    for (const classes of [5, 6, 7]) experiment = edited(setValue(experiment, 'classes', classes, null))
    expect(experiment.values).toEqual({ classes: 7, dimension: 5 })
  })

  it('lets minority classes that no longer fit fall back rather than hold K', () => {
    const experiment = make({ classes: 8, minorityClasses: 6 })
    expect(edited(setValue(experiment, 'classes', 7, null)).values).toEqual({ classes: 7, minorityClasses: 6 })
    expect(edited(setValue(experiment, 'classes', 6, null)).values).toEqual({ classes: 6 })
  })

  it('drops the two-group form, and its changes, where counts are given', () => {
    const experiment = make({ classes: 6, minorityClasses: 1, minorityCount: 9, imbalance: 2, seed: 3 }, R(5, 3), {
      t: 7,
      set: { imbalance: 4, lambdaW: 0.1 },
    })
    const because = 'The class counts are given one by one; clear them to use this.'
    expect(setValue(experiment, 'counts', [5, 1], null)).toEqual({
      experiment: make({ seed: 3, counts: [5, 1] }, { t: 7, set: { lambdaW: 0.1 } }),
      notes: [
        `${because} The change of R at t = 5 was left out.`,
        `${because} The change of R at t = 7 was left out.`,
      ],
    })
  })

  it('keeps what the model chosen does not read, for the one that does', () => {
    const deep = { layerDecays: [0.1, 0.2], budgetH: 7, temperature: 3, columns: 'means' }
    const sphere = edited(setValue(make(deep), 'model', 'sphere', null))
    expect(sphere.values).toEqual({ ...deep, model: 'sphere' })
    expect(edited(setValue(sphere, 'model', 'weightDecay', null)).values).toEqual(deep)
  })

  it('lets decays give way to the depth that was set where there are none', () => {
    const ulpm = edited(setValue(make({ layerDecays: [0.1, 0.2] }), 'model', 'ulpm', null))
    const deeper = edited(setValue(ulpm, 'depth', 3, null))
    expect(edited(setValue(deeper, 'model', 'weightDecay', null)).values).toEqual({ depth: 3 })
  })

  it('drops a depth where decays are listed', () => {
    expect(edited(setValue(make({ depth: 3 }), 'layerDecays', [0.1, 0.2], null)).values).toEqual({ layerDecays: [0.1, 0.2] })
  })

  it('drops changes that no longer fit, and says so', () => {
    expect(setValue(make({}, R(50, 2), R(500, 3)), 'horizon', 100, null)).toEqual({
      experiment: make({ horizon: 100 }, R(50, 2)),
      notes: [
        'The time of a change must be above 0 and at most T = 100; it was “500”. The change at t = 500 was left out.',
      ],
    })
    expect(setValue(make({}, R(50, 900)), 'minorityCount', 30, null)).toEqual({
      experiment: make({ minorityCount: 30 }),
      notes: ['That would be 54,060 samples; at most 20,000 are allowed. The change of R at t = 50 was left out.'],
    })
  })

  it.each<[Values, ParameterKey, Value, string]>([
    [{}, 'classes', 1, 'Classes (K) must be a whole number from 2 to 1,000; it was “1”.'],
    [{}, 'minorityClasses', 4, 'At most 3 of 4 classes can be minority classes; it was 4.'],
    [{ counts: [5, 5] }, 'classes', 3, 'The class counts are given one by one; clear them to use this.'],
    [{ minorityClasses: 0 }, 'imbalance', 3, 'There is no minority class: K_B is 0.'],
    [{ minorityCount: 5000 }, 'imbalance', 3, 'That would be 40,000 samples; at most 20,000 are allowed.'],
  ])('refuses: %j with %s = %j', (values, key, value, problem) => {
    expect(setValue(make(values), key, value, null)).toEqual({ problem })
  })
})

describe('setValue at a time', () => {
  it('adds a change in order of time, the time rounded to four digits', () => {
    const experiment = edited(setValue(make({}, R(10, 2), R(1000, 3)), 'imbalance', 9, 123.456))
    expect(experiment.events).toEqual([R(10, 2), R(123.5, 9), R(1000, 3)])
  })

  it('joins a change at the same rounded time', () => {
    let experiment = edited(setValue(make({}, R(123.5, 2)), 'lambdaW', 0.1, 123.46))
    experiment = edited(setValue(experiment, 'imbalance', 7, 123.54))
    expect(experiment.events).toEqual([{ t: 123.5, set: { imbalance: 7, lambdaW: 0.1 } }])
  })

  it('does not round past the end', () => {
    expect(edited(setValue(make({ horizon: 123.46 }), 'imbalance', 2, 123.46)).events).toEqual([R(123.46, 2)])
  })

  it('joins a full list and does not lengthen it', () => {
    expect(edited(setValue(make({}, ...full), 'lambdaW', 0.1, 16)).events).toHaveLength(16)
    const problem = 'At most 16 changes fit into one run.'
    expect(setValue(make({}, ...full), 'lambdaW', 0.1, 17)).toEqual({ problem })
  })

  it.each<[Values, ParameterKey, Value, number, string]>([
    [{}, 'classes', 3, 5, 'Classes (K) is set at the start of a run and cannot change in the middle.'],
    [{}, 'imbalance', 0, 5, 'Imbalance ratio (R) must be a number from 1 to 1,000,000; it was “0”.'],
    [{ horizon: 4 }, 'imbalance', 2, 5, 'The time of a change must be above 0 and at most T = 4; it was “5”.'],
    [{}, 'imbalance', 2, NaN, 'The time of a change must be above 0 and at most T = 1e5; it was “NaN”.'],
    [{ counts: [5, 1] }, 'imbalance', 2, 5, 'The class counts are given one by one; clear them to use this.'],
    [{ minorityCount: 5000 }, 'imbalance', 2, 5, 'That would be 30,000 samples; at most 20,000 are allowed.'],
  ])('refuses: %j with %s = %j at %d', (values, key, value, at, problem) => {
    expect(setValue(make(values), key, value, at)).toEqual({ problem })
  })
})

describe('clearValue', () => {
  it('goes back to the default, which follows the others', () => {
    expect(resolve(edited(clearValue(make({ classes: 7, dimension: 20 }), 'dimension')).values).dimension).toBe(6)
  })

  it('lets minority classes that no longer fit fall back', () => {
    expect(edited(clearValue(make({ classes: 8, minorityClasses: 6 }), 'classes')).values).toEqual({})
  })

  it('says what keeps a value from being cleared', () => {
    const experiment = make({ dimension: 2, classes: 100, minorityCount: 150 })
    const problem = 'That would be K·N·d = 148,500,000 products a gradient; at most 20,000,000 are allowed. A smaller d would do.'
    expect(clearValue(experiment, 'dimension')).toEqual({ problem })
  })
})

describe('reseed', () => {
  it('changes the seed and nothing else', () => {
    expect(edited(reseed(make({ classes: 3 }, R(5, 2)), 42))).toEqual(make({ classes: 3, seed: 42 }, R(5, 2)))
  })
})

describe('removeEvent', () => {
  it('takes one out', () => {
    expect(edited(removeEvent(make({}, R(5, 2), R(6, 3)), 0)).events).toEqual([R(6, 3)])
  })

  it.each([-1, 1, 0.5, NaN])('knows no change %d', (index) => {
    expect(removeEvent(make({}, R(5, 2)), index)).toHaveProperty('problem')
  })
})

describe('moveEvent', () => {
  it('keeps the order of time', () => {
    expect(edited(moveEvent(make({}, R(5, 2), R(6, 3)), 0, 7.00001)).events).toEqual([R(6, 3), R(7, 2)])
  })

  it('joins two at one time, the one that moved winning', () => {
    const experiment = make({}, { t: 5, set: { imbalance: 2, lambdaW: 0.1 } }, R(6, 3))
    expect(edited(moveEvent(experiment, 1, 5)).events).toEqual([{ t: 5, set: { imbalance: 3, lambdaW: 0.1 } }])
  })

  it.each([0, -1, 1.1e5, NaN])('refuses the time %d', (t) => {
    expect(moveEvent(make({}, R(5, 2)), 0, t)).toHaveProperty('problem')
  })
})

describe('any row of edits', () => {
  const arbitraryEdit = fc.oneof(
    fc
      .constantFrom(...parameters)
      .chain((one) => fc.tuple(arbitraryValue(one), fc.option(fc.double({ min: 0, max: 2e5, noNaN: true }))).map(
        ([value, at]) => (experiment: Experiment) => setValue(experiment, one.key, value, at),
      )),
    fc.constantFrom(...parameters).map((one) => (experiment: Experiment) => clearValue(experiment, one.key)),
    fc.nat(15).map((index) => (experiment: Experiment) => removeEvent(experiment, index)),
    fc
      .tuple(fc.nat(15), fc.double({ min: 0, max: 2e5, noNaN: true }))
      .map(([index, t]) => (experiment: Experiment) => moveEvent(experiment, index, t)),
  )

  it('gives an experiment that can run, or a sentence', () => {
    let worked = 0
    fc.assert(
      fc.property(arbitraryExperiment, fc.array(arbitraryEdit, { maxLength: 10 }), (start, edits) => {
        let experiment = start
        for (const edit of edits) {
          const result = edit(experiment)
          const sentences = 'problem' in result ? [result.problem] : result.notes
          for (const sentence of sentences) expect(sentence).toMatch(/\.$/)
          if ('experiment' in result) experiment = result.experiment
          expect(problemWithExperiment(experiment)).toBeNull()
          worked += Number('experiment' in result)
        }
      }),
      { numRuns: 500 },
    )
    expect(worked).toBeGreaterThan(500)
  })
})

describe('setRamp', () => {
  const ramp = { key: 'imbalance', to: 60, at: 1000, over: 4000 } as const

  it('is one change, and puts the horizon off where it would not be done', () => {
    expect(edited(setRamp(make({}), ramp))).toEqual(make({}, { t: 1000, set: { imbalance: 60, over: 4000 } }))
    const short = edited(setRamp(make({ horizon: 2000 }), ramp))
    expect(short.values['horizon']).toBe(7000)
    expect(short.events).toHaveLength(1)
    expect(problemWithExperiment(short)).toBeNull()
  })

  it('takes the place of later changes of its parameter, and leaves those of others', () => {
    const before = make({}, R(500, 3), { t: 2000, set: { imbalance: 9, over: 10 } }, { t: 3000, set: { imbalance: 2, lambdaW: 0.1 } })
    expect(edited(setRamp(before, ramp)).events).toEqual([
      R(500, 3),
      { t: 1000, set: { imbalance: 60, over: 4000 } },
      { t: 3000, set: { lambdaW: 0.1 } },
    ])
  })

  it('does not make another change at its moment slow', () => {
    const nudged = make({}, { t: 1000, set: { nudge: 0.01 } })
    expect(edited(setRamp(nudged, ramp)).events).toEqual([...nudged.events, { t: 1002, set: { imbalance: 60, over: 4000 } }])
  })

  it('says what it cannot do', () => {
    expect(setRamp(make({}), { ...ramp, to: 0.5 })).toMatchObject({ problem: expect.stringContaining('from 1 to') })
    expect(setRamp(make({}), { ...ramp, key: 'classes', to: 5 })).toMatchObject({ problem: expect.stringContaining('start') })
    expect(setRamp(make({}), { ...ramp, at: 1e15, over: 1e15 })).toMatchObject({ problem: expect.stringContaining('1e15') })
  })
})

describe('counts in the middle of a run', () => {
  it('are a change that keeps the number of classes', () => {
    const edit = setValue(openingExperiment, 'counts', [20, 20, 5, 40], 100)
    if ('problem' in edit) throw new Error(edit.problem)
    expect(edit.experiment.events).toEqual([{ t: 100, set: { counts: [20, 20, 5, 40] } }])
    expect(segmentsOf(edit.experiment).map(({ from, spec }) => [from, spec.counts])).toEqual([[0, [20, 20, 20, 20]], [100, [20, 20, 5, 40]]])
    const fewer = setValue(edit.experiment, 'classes', 3, null)
    expect(fewer).toMatchObject({ experiment: { events: [] }, notes: [expect.stringContaining('keeps the 3 classes')] })
  })

  it('are refused where there would be another number of classes', () => {
    expect(setValue(openingExperiment, 'counts', [20, 20, 5], 100)).toEqual({
      problem: 'A change in the middle keeps the 4 classes: it needs 4 counts (n), one for each; it had 3.',
    })
    expect(setValue(openingExperiment, 'counts', [], 100)).toHaveProperty('problem')
  })
})
