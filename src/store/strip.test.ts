import { expect, test } from 'vitest'
import type { Experiment } from '../experiment/experiment.ts'
import type { NumberParameter } from '../experiment/parameter.ts'
import { parameterOf } from '../experiment/parameters.ts'
import { stripOf } from './strip.ts'

const opening: Experiment = { version: 1, values: { imbalance: 20 }, events: [] }
const imbalance = parameterOf('imbalance') as NumberParameter
const lambda = parameterOf('lambdaW') as NumberParameter

test('the minority cosine against R rises to one at the threshold and stays there', () => {
  const strip = stripOf(opening, imbalance, 0)!
  expect(strip.quantity.key).toBe('minorityClassifierCosine')
  expect(strip.now).toBe(20)
  const [R0] = strip.thresholds
  expect(R0.value).toBeCloseTo(47.61, 2)
  const at = (R: number) => strip.predicted[strip.values.findIndex((value) => value >= R)]
  expect(at(20)).toBeGreaterThan(0.1)
  expect(at(20)).toBeLessThan(0.5)
  expect(at(60)).toBe(1)
  expect(at(90)).toBe(1)
  // Balanced there is no minority, hence no cosine of it.
  expect(strip.predicted[0]).toBeNaN()
})

test('at balance a strip of λ has the margin, which ends where all is zero', () => {
  const strip = stripOf({ ...opening, values: {} }, lambda, 0)!
  expect(strip.quantity.key).toBe('majorityMargin')
  expect(strip.predicted[0]).toBeGreaterThan(strip.predicted[strip.values.length >> 1])
  expect(strip.predicted.at(-1)).toBe(0)
})

test('two layers have a branch that is metastable, beyond the jump', () => {
  const deep: Experiment = { version: 1, values: { depth: 2, loss: 'squaredError', dimension: 4 }, events: [] }
  const strip = stripOf(deep, lambda, 0)!
  const alive = strip.metastable.findIndex((value) => !Number.isNaN(value))
  expect(alive).toBeGreaterThan(0)
  // The optimum has jumped to zero where the metastable branch begins, at a logit of (M − 1)/M.
  expect(strip.predicted[alive]).toBe(0)
  expect(strip.metastable[alive]).toBeCloseTo(0.5, 2)
})

test('what theory does not reach has no strip', () => {
  expect(stripOf({ ...opening, values: { dimension: 1 } }, imbalance, 0)).toBeNull()
})
