import { expect, test } from 'vitest'
import type { NumberParameter } from '../experiment/parameter.ts'
import { parameterOf } from '../experiment/parameters.ts'
import type { Values } from '../experiment/values.ts'
import { predictedNow, stripOf } from './strip.ts'

const opening: Values = { imbalance: 20 }
const imbalance = parameterOf('imbalance') as NumberParameter
const lambda = parameterOf('lambdaW') as NumberParameter

test('the minority cosine against R rises to one at the threshold and stays there', () => {
  const strip = stripOf(opening, imbalance)!
  expect(strip.quantity.key).toBe('minorityClassifierCosine')
  const [R0] = strip.thresholds
  expect(R0.value).toBeCloseTo(47.61, 2)
  const at = (R: number) => strip.predicted[strip.values.findIndex((value) => value >= R)]
  expect(at(20)).toBeGreaterThan(0.49)
  expect(at(20)).toBeLessThan(0.53)
  expect(at(60)).toBe(1)
  expect(at(90)).toBe(1)
  // Balanced there is no minority, hence no cosine of it.
  expect(strip.predicted[0]).toBeNaN()
  expect(strip.missing[0]).toBe('no minority')
  expect(predictedNow(opening, strip.quantity)).toBeCloseTo(0.4963, 4)
  expect(predictedNow({}, strip.quantity)).toBe('no minority')
})

test('it does not depend on the value of its own parameter, from balance on', () => {
  expect(stripOf({}, imbalance)).toEqual(stripOf(opening, imbalance))
})

test('where merged classes have vanished the cosine ends, and says why', () => {
  const strip = stripOf(opening, lambda)!
  const end = strip.missing.indexOf('vanished')
  expect(strip.values[end]).toBeCloseTo(strip.thresholds[1].value, 6)
  expect(strip.missing.slice(end).every((word) => word === 'vanished')).toBe(true)
})

test('at balance a strip of λ has the margin, which ends where all is zero', () => {
  const strip = stripOf({}, lambda)!
  expect(strip.quantity.key).toBe('majorityMargin')
  expect(strip.predicted[0]).toBeGreaterThan(strip.predicted[strip.values.length >> 1])
  expect(strip.predicted.at(-1)).toBe(0)
})

test('two layers have a branch that is metastable, beyond the jump', () => {
  const deep = { depth: 2, loss: 'squaredError', dimension: 4 }
  const strip = stripOf(deep, lambda)!
  const alive = strip.metastable.findIndex((value) => !Number.isNaN(value))
  expect(alive).toBeGreaterThan(0)
  // The optimum has jumped to zero where the metastable branch begins, at a logit of (M − 1)/M.
  expect(strip.predicted[alive]).toBe(0)
  expect(strip.metastable[alive]).toBeCloseTo(0.5, 2)
})

test('what theory does not reach has no strip, nor has what nothing moves with', () => {
  expect(stripOf({ dimension: 1 }, imbalance)).toBeNull()
  expect(stripOf(opening, parameterOf('deviation') as NumberParameter)).toBeNull()
})
