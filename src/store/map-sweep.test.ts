import { describe, expect, it, test } from 'vitest'
import { defaultMap } from '../experiment/default-map.ts'
import { openingExperiment, type Experiment } from '../experiment/experiment.ts'
import type { MapView } from '../experiment/map-view.ts'
import { mapPlan, placeOnAxis, type MapPlan } from './map-sweep.ts'

const map: MapView = {
  ...defaultMap(openingExperiment),
  y: { parameter: 'imbalance', from: 1, to: 100, scale: 'log' },
  cells: 8,
  oneColumn: false,
}
const of = (values: Experiment['values']): Experiment => ({ version: 1, values, events: [] })
const plan = (view: MapView, experiment: Experiment) => mapPlan(view, experiment) as MapPlan

describe('mapPlan', () => {
  it('has the axes of the map and every quantity', () => {
    const { x, y, sweep } = plan(map, openingExperiment)
    expect([x.link, x.values.length, x.values[0], x.values.at(-1)]).toEqual(['lambda', 8, 1e-4, 0.1])
    expect([y.link, y.values.length, y.values[0], y.values.at(-1)]).toEqual(['R', 8, 1, 100])
    expect(sweep.quantities).toContain('minorityClassifierCosine')
  })

  it('is the same whatever the experiment has on the axes, and whatever it is coloured by', () => {
    const { key } = plan(map, of({ classes: 6 }))
    expect(plan({ ...map, quantity: 'gap' }, of({ classes: 6, lambdaW: 0.02, imbalance: 7 })).key).toBe(key)
    expect(plan(map, of({ classes: 5 })).key).not.toBe(key)
    expect(plan({ ...map, cells: 16 }, of({ classes: 6 })).key).not.toBe(key)
    expect(plan({ ...map, y: { ...map.y, to: 50 } }, of({ classes: 6 })).key).not.toBe(key)
  })

  it('takes axes that the model reads', () => {
    expect(plan(map, of({ model: 'sphere' })).x.link).toBe('tau')
  })

  it('has one column a class where that is wanted and the model allows it', () => {
    const columnsOf = (oneColumn: boolean, model: string) => plan({ ...map, oneColumn }, of({ model })).sweep.experiment.values['columns']
    expect([columnsOf(true, 'layerPeeled'), columnsOf(false, 'layerPeeled'), columnsOf(true, 'batchNorm')]).toEqual(['means', undefined, undefined])
  })

  it('has no value of a whole number twice', () => {
    const x = { parameter: 'classes', from: 2, to: 6, scale: 'linear' } as const
    expect(plan({ ...map, x }, openingExperiment).x.values).toEqual([2, 3, 4, 5, 6])
  })
})

test.each([
  [[1, 10, 100], 'log', 10, 1],
  [[1, 10, 100], 'log', Math.sqrt(10), 0.5],
  [[1, 10, 100], 'log', 1000, 3],
  [[1, 10, 100], 'log', 0.1, -1],
  [[100, 10, 1], 'log', 10, 1],
  [[100, 10, 1], 'log', 0.1, 3],
  [[2, 3, 5], 'linear', 4, 1.5],
  [[2, 3, 5], 'linear', 5, 2],
  [[2, 3, 5], 'linear', 7, 3],
  [[7], 'linear', 7, 0],
] as const)('on %j (%s) %d lies at %d', (values, scale, value, place) => {
  // Logarithms round at 1e-16 of a few decades.
  expect(placeOnAxis(values, scale, value)).toBeCloseTo(place, 12)
})

test('a value that the scale does not have lies nowhere', () => {
  expect(placeOnAxis([1, 10], 'log', -1)).toBeNaN()
  expect(placeOnAxis([7], 'linear', 8)).toBeNaN()
})
