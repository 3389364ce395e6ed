import { expect, test } from 'vitest'
import type { NumberParameter } from '../../experiment/parameter.ts'
import { parameterOf } from '../../experiment/parameters.ts'
import { stripOf } from '../../store/strip.ts'
import { gapsOf, heightOf, pathOf, pointsOf, scaleOf } from './strip-scale.ts'

const imbalance = parameterOf('imbalance') as NumberParameter
const lambda = parameterOf('lambdaW') as NumberParameter

test('heights span what is predicted, and what lies beyond is held at the edge', () => {
  const scale = scaleOf(stripOf({}, imbalance)!)
  // A simplex has −1/3, and is left at once; merged is 1; 8 % of air on either side.
  expect(scale.least).toBeCloseTo(-1 / 3 - 0.08 * (4 / 3), 1)
  expect(heightOf(scale, 1)).toBeCloseTo(1.08 / 1.16, 2)
  expect([heightOf(scale, -3), heightOf(scale, 7)]).toEqual([0, 1])
})

test('a path is interrupted where nothing is defined, and where it jumps at a threshold', () => {
  const scale = { least: 0, most: 1 }
  const points = [[0, 0.5], [0.1, 0.5], [0.2, Number.NaN], [0.3, 1], [0.300001, 0.2], [1, 0]] as const
  expect(pathOf(points, scale)).toBe('M0.0 50.0L100.0 50.0M300.0 0.0M300.0 80.0L1000.0 100.0')
})

test('the optimum of two layers is cut where it jumps to zero', () => {
  const strip = stripOf({ depth: 2, loss: 'squaredError', dimension: 4 }, lambda)!
  const path = pathOf(pointsOf(lambda, strip, strip.predicted), scaleOf(strip))
  expect(path.match(/M/g)).toHaveLength(2)
})

test('a stretch without a prediction has its word', () => {
  const [first] = gapsOf(imbalance, stripOf({}, imbalance)!)
  expect(first).toMatchObject({ from: 0, word: 'no minority' })
  const vanished = gapsOf(lambda, stripOf({ imbalance: 20 }, lambda)!)
  expect(vanished).toHaveLength(1)
  expect(vanished[0]).toMatchObject({ to: 1, word: 'vanished' })
})
