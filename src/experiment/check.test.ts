import { describe, expect, it } from 'vitest'
import { problemTogether, problemWithExperiment, problemWithValue } from './check.ts'
import type { RunEvent } from './experiment.ts'
import { parameterOf } from './parameters.ts'
import type { Values } from './values.ts'

describe('problemWithValue', () => {
  it('says how many numbers a list that is too long has', () => {
    const told = problemWithValue(parameterOf('counts'), Array.from({ length: 101 }, () => 5))
    expect(told).toMatch(/must be 2 to 100 whole numbers from 1 to 20,000, separated by commas; it was 101 numbers: “5,5,/)
  })

  it('names the parameter, what is allowed and what it was', () => {
    const sentence = 'Classes (K) must be a whole number from 2 to 1,000; it was “1”.'
    expect(problemWithValue(parameterOf('classes'), 1)).toBe(sentence)
    expect(problemWithValue(parameterOf('classes'), 2)).toBeNull()
  })

  it('shows what was written rather than what became of it', () => {
    const sentence = 'Imbalance ratio (R) must be a number from 1 to 1,000,000; it was “1e400”.'
    expect(problemWithValue(parameterOf('imbalance'), Infinity, '1e400')).toBe(sentence)
  })

  it.each([[null], [{}], [JSON.parse('{"toString":1}')], [Object.create(null)], [[[1]]], [() => 1]])(
    'refuses what is no value: case %#',
    (value) => {
      expect(problemWithValue(parameterOf('counts'), value)).toMatch(/^Samples of each class \(n\) must be /)
    },
  )
})

describe('problemTogether', () => {
  it.each<[Values, string, string]>([
    [{ counts: [5, 5], classes: 3 }, 'classes', 'There are 2 class counts but 3 classes; clear one of the two.'],
    [
      { classes: 3, minorityClasses: 3 },
      'minorityClasses',
      'At most 2 of 3 classes can be minority classes; it was 3.',
    ],
    [
      { classes: 10, minorityCount: 4001 },
      'minorityCount',
      'That would be 40,010 samples; at most 20,000 are allowed.',
    ],
    [{ imbalance: 1000 }, 'imbalance', 'That would be 40,040 samples; at most 20,000 are allowed.'],
    [
      { dimension: 1024, minorityCount: 5000 },
      'dimension',
      'That would be K·N·d = 81,920,000 products a gradient; at most 20,000,000 are allowed.',
    ],
    [
      { depth: 3, layerDecays: [0.1, 0.2] },
      'layerDecays',
      'There are 2 decays of layers but M = 3 layers; clear one of the two.',
    ],
    [
      { depth: 9, dimension: 1000 },
      'dimension',
      'That would be K·d·(N + (M − 1)·d) = 32,320,000 products a gradient; at most 20,000,000 are allowed.',
    ],
    [
      { balancing: 'oversampling', minorityWeight: 1000 },
      'minorityWeight',
      'That would be 40,040 samples; at most 20,000 are allowed.',
    ],
    // In the dimensions of a simplex, the default, a thousand classes are too much.
    [
      { classes: 1000, columns: 'means' },
      'classes',
      'That would be K·N·d = 999,000,000 products a gradient; at most 100,000,000 are allowed. A smaller d would do.',
    ],
  ])('%j blames %s', (values, key, sentence) => {
    expect(problemTogether(values)).toMatchObject({ key, sentence })
  })

  it.each<Values>([
    {},
    { classes: 100 },
    { classes: 1000, columns: 'means', dimension: 64 },
    { classes: 1000, minorityClasses: 0, minorityCount: 5, dimension: 16 },
    { classes: 3, minorityClasses: 2 },
    { classes: 3, minorityClasses: 0 },
    { counts: [5, 5], classes: 2 },
    // Minority classes have no meaning beside counts.
    { counts: [5, 5], minorityClasses: 7 },
    { minorityCount: 5000 },
    { layerDecays: [0.1, 0.2] },
    // No model reads what it has not: layers on spheres, decays without a penalty, columns with weight decay.
    { model: 'sphere', depth: 3, layerDecays: [0.1, 0.2] },
    { model: 'ulpm', depth: 3, layerDecays: [0.1, 0.2] },
    { model: 'sphere', depth: 9, dimension: 1000 },
    { minorityClasses: 0, imbalance: 1e6 },
    { minorityWeight: 1e6 },
    { model: 'layerPeeled', columns: 'means', imbalance: 1e6, balancing: 'oversampling', minorityWeight: 1e6 },
  ])('%j fits', (values) => {
    expect(problemTogether(values)).toBeNull()
  })

  it('blames a parameter that was chosen before one at its default', () => {
    expect(problemTogether({ minorityClasses: 2, classes: 2 })?.keys).toEqual(['minorityClasses', 'classes'])
    expect(problemTogether({ classes: 100, imbalance: 500 })?.keys.slice(0, 2)).toEqual(['imbalance', 'classes'])
  })
})

describe('problemWithExperiment', () => {
  const problem = (values: Values, ...events: RunEvent[]) => problemWithExperiment({ version: 1, values, events })
  const R = (t: number, imbalance: number): RunEvent => ({ t, set: { imbalance } })

  it('is null for what can run', () => {
    expect(problem({})).toBeNull()
    expect(problem({ classes: 6, horizon: 50 }, R(1e-9, 2), R(50, 3))).toBeNull()
    // Stopped early enough.
    expect(problem({}, { t: 5, set: { imbalance: 1e6, over: 48 } }, R(10, 3))).toBeNull()
  })

  it.each<[string, Values, RunEvent[], string]>([
    ['a value', { seed: -1 }, [], 'Seed (seed) must be a whole number from 0 to 4,294,967,295; it was “-1”.'],
    ['a key', { foo: 1 }, [], 'There is no parameter “foo”.'],
    ['a key of every object', { constructor: 1 }, [], 'There is no parameter “constructor”.'],
    ['an event value', {}, [R(1, 0)], 'Imbalance ratio (R) must be a number from 1 to 1,000,000; it was “0”.'],
    [
      'time 0',
      {},
      [R(0, 2)],
      'The time of a change must be above 0 and at most T = 1e5; it was “0”.',
    ],
    ['NaN', {}, [R(NaN, 2)], 'The time of a change must be above 0 and at most T = 1e5; it was “NaN”.'],
    [
      'a time after the end',
      { horizon: 50 },
      [R(50.1, 2)],
      'The time of a change must be above 0 and at most T = 50; it was “50.1”.',
    ],
    ['the order', {}, [R(5, 2), R(4, 3)], 'Changes must be in order of time; 4 follows 5.'],
    ['two at one time', {}, [R(5, 2), R(5, 3)], 'Changes must be in order of time; 5 follows 5.'],
    ['an empty event', {}, [{ t: 5, set: {} }], 'The change at t = 5 changes nothing.'],
    [
      'a fixed parameter',
      {},
      [{ t: 5, set: { classes: 3 } }],
      'Classes (K) is set at the start of a run and cannot change in the middle.',
    ],
    [
      'a change without effect',
      { minorityClasses: 0 },
      [R(5, 2)],
      'There is no minority class: K_B is 0.',
    ],
    [
      'what does not fit in the middle',
      { minorityCount: 5000 },
      [R(5, 2)],
      'That would be 30,000 samples; at most 20,000 are allowed.',
    ],
    [
      'what does not fit at the end of a ramp',
      {},
      [{ t: 5, set: { imbalance: 1e6, over: 10 } }],
      'That would be 40,000,040 samples; at most 20,000 are allowed.',
    ],
    [
      'what a ramp has come to when the next change comes',
      {},
      [{ t: 5, set: { imbalance: 1e6, over: 48 } }, { t: 41.5, set: { lambdaW: 0.1 } }],
      'That would be 1,686,826 samples; at most 20,000 are allowed.',
    ],
    [
      'too many events',
      {},
      Array.from({ length: 17 }, (_, i) => R(i + 1, 2)),
      'At most 16 changes fit into one run.',
    ],
  ])('tells of %s', (_what, values, events, sentence) => {
    expect(problem(values, ...events)).toBe(sentence)
  })
})
