import { expect, test } from 'vitest'
import { axisOfSlider, defaultMap, fittingMap } from './default-map.ts'
import { openingExperiment, type Experiment } from './experiment.ts'
import { axisParameter, problemWithMap } from './map-view.ts'
import { presets } from './presets.ts'
import type { Values } from './values.ts'

const of = (values: Values): Experiment => ({ version: 1, values, events: [] })
const axes = (values: Values) => {
  const { x, y, quantity } = defaultMap(of(values))
  return [x.parameter, y.parameter, quantity]
}

test('a newcomer sees weight decay and imbalance, by the cosine of the minority', () => {
  const { oneColumn, ...map } = defaultMap(openingExperiment)
  expect(map).toEqual({
    x: { parameter: 'lambdaW', from: 1e-4, to: 0.1, scale: 'log' },
    y: { parameter: 'imbalance', from: 1, to: oneColumn ? 1000 : 100, scale: 'log' },
    quantity: 'minorityClassifierCosine',
    cells: 64,
  })
})

test('each class is one column where the model allows it, and imbalances go to 1,000 there', () => {
  const oneColumn = (values: Values) => [defaultMap(of(values)).oneColumn, defaultMap(of(values)).y.to]
  expect(oneColumn({ model: 'layerPeeled' })).toEqual([true, 1000])
  // Mean and variance are those of samples.
  expect(oneColumn({ model: 'batchNorm' })).toEqual([false, 100])
})

test.each([
  [{ model: 'layerPeeled' }, 'budgetH', 'imbalance', 'minorityClassifierCosine'],
  [{ model: 'sphere' }, 'temperature', 'imbalance', 'minorityClassifierCosine'],
  [{ model: 'ulpm' }, 'deviation', 'imbalance', 'minorityClassifierCosine'],
  [{ counts: [9, 5, 5] }, 'lambdaW', 'lambdaH', 'minorityClassifierCosine'],
  [{ counts: [5, 5, 5] }, 'lambdaW', 'lambdaH', 'nc2Classifiers'],
  [{ minorityClasses: 0 }, 'lambdaW', 'lambdaH', 'nc2Classifiers'],
  [{ classes: 3 }, 'lambdaW', 'imbalance', 'nc2Classifiers'],
])('%j has a map of its own', (values, ...expected) => {
  expect(axes(values as Values)).toEqual(expected)
})

test('every preset has a map of two axes that it reads', () => {
  for (const { experiment } of presets.map(({ shared }) => shared)) {
    const map = defaultMap(experiment)
    expect(problemWithMap(map)).toBeNull()
    expect(fittingMap(map, experiment)).toBe(map)
  }
})

test('another model keeps the axes that it reads', () => {
  const map = defaultMap(openingExperiment)
  const other = fittingMap(map, of({ model: 'sphere' }))
  expect(other).toEqual({ ...map, x: axisOfSlider(axisParameter('temperature'), { columns: 'means' }) })
  const counted = fittingMap(map, of({ model: 'layerPeeled', counts: [9, 5, 5] }))
  expect([counted.x.parameter, counted.y.parameter]).toEqual(['budgetH', 'budgetW'])
})
