import { expect, test } from 'vitest'
import type { Experiment, RunEvent } from '../../experiment/experiment.ts'
import type { Values } from '../../experiment/values.ts'
import { stepText } from './step-text.ts'

const state = (values: Values, events: readonly RunEvent[] = [], versus: Values | null = null) => ({
  experiment: { version: 1, values, events } satisfies Experiment,
  versus,
})

test('a step says what it was and what it is', () => {
  expect(stepText(state({}), state({ imbalance: 60 }))).toBe('R 1 → 60')
  expect(stepText(state({ imbalance: 60 }), state({}))).toBe('R 60 → 1')
  expect(stepText(state({ lambdaW: 0.01 }), state({ lambdaW: 1e-4, imbalance: 5 }))).toBe('R 1 → 5, λ 0.01 → 1e−4')
})

test('what follows from what was set goes without saying', () => {
  // With K the dimension d = max(3, K − 1) and the minority's classes change too.
  expect(stepText(state({ classes: 4 }), state({ classes: 6 }))).toBe('K 4 → 6')
})

test('a change in the middle of the run is told with its time, there and gone', () => {
  const kick = { t: 100, set: { kick: 0.1 } }
  expect(stepText(state({}), state({}, [kick]))).toBe('at t = 100: a kick of 0.1')
  expect(stepText(state({}, [kick]), state({}))).toBe('without at t = 100: a kick of 0.1')
})

test('a second experiment comes and goes', () => {
  expect(stepText(state({}), state({}, [], {}))).toBe('a second experiment beside it')
  expect(stepText(state({}, [], {}), state({}))).toBe('one experiment again')
})

test('of many values the first are told, and how many more there are', () => {
  const many = { classes: 10, imbalance: 5, lambdaW: 0.01, lambdaH: 0.02, minorityCount: 7 }
  expect(stepText(state({}), state(many))).toMatch(/ and 2 more$/)
})
