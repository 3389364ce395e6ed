import { describe, expect, it, test } from 'vitest'
import { defaultMap } from '../experiment/default-map.ts'
import { openingExperiment, type Experiment } from '../experiment/experiment.ts'
import { mapQuantityKeys } from '../experiment/map-view.ts'
import type { PredictedCell, SweepCell } from '../sweep/sweep-cell.ts'
import { mapQuantities, quantityOfMap, readCell, VANISHED } from './map-quantity.ts'
import { regionsOf } from './map-regions.ts'

const map = defaultMap(openingExperiment)
const of = (values: Experiment['values']): Experiment => ({ version: 1, values, events: [] })
const predicted: PredictedCell = {
  objective: 1, regime: 'separated', standing: 'theorem', certificate: 0, scale: 'absolute', quantities: { gap: 0, minorityMeanCosine: 0.5 }, nearest: {}, thresholds: [],
}
const cell: SweepCell = {
  index: 0, at: {}, link: '', ending: 'rest', atRest: true, reason: null, t: 7, gradients: 9, quantities: { gap: 1e-9, minorityMeanCosine: 0.25, nc1TraceWeighted: null }, predicted,
}
const quantity = (key: string) => quantityOfMap({ ...map, quantity: key }, openingExperiment)

test('there is one for every key that a link may hold', () => {
  expect(mapQuantities(map, openingExperiment).map(({ key }) => key)).toEqual(mapQuantityKeys)
})

test.each([
  [{}, -1 / 3, 'simplex'],
  [{ classes: 10 }, -1 / 9, 'simplex'],
  [{ loss: 'squaredError' }, 0, 'orthogonal'],
  [{ loss: 'squaredError', bias: 'free' }, -1 / 3, 'simplex'],
])('cosines of %j are centred on %d', (values, value, name) => {
  const found = quantityOfMap({ ...map, quantity: 'minorityMeanCosine' }, of(values as Experiment['values']))
  expect(found.centre).toEqual({ value, name })
})

test('where K is on an axis there is no one simplex', () => {
  const x = { parameter: 'classes', from: 2, to: 9, scale: 'linear' } as const
  expect(quantityOfMap({ ...map, x, quantity: 'minorityMeanCosine' }, openingExperiment).centre?.value).toBe(0)
})

describe('readCell', () => {
  it('reads the run and its theory', () => {
    expect(readCell(cell, quantity('minorityMeanCosine'))).toEqual({ kind: 'value', value: 0.25, predicted: 0.5 })
    expect(readCell(cell, quantity('gradients'))).toEqual({ kind: 'value', value: 9, predicted: null })
    expect(readCell(cell, quantity('time'))).toEqual({ kind: 'value', value: 7, predicted: null })
  })

  it('has no value where there is none, or no run', () => {
    expect(readCell(cell, quantity('nc1TraceWeighted')).kind).toBe('undefined')
    const none = { ...cell, quantities: null, reason: 'Too many.' }
    expect(readCell(none, quantity('gradients'))).toEqual({ kind: 'notAllowed', reason: 'Too many.' })
  })

  it('gives no angle of vectors that theory has at zero, once the run rests', () => {
    const gone = { ...cell, predicted: { ...predicted, regime: 'zero', quantities: { gap: 0, minorityMeanCosine: null } } } as const
    expect(readCell(gone, quantity('minorityMeanCosine'))).toEqual({ kind: 'undefined', reason: VANISHED, predicted: null })
    expect(readCell(gone, quantity('gap')).kind).toBe('value')
    expect(readCell({ ...gone, atRest: false }, quantity('minorityMeanCosine')).kind).toBe('value')
  })
})

describe('regionsOf', () => {
  it('names each kind where it has the most room', () => {
    // Columns 0–3 are separated, 4–9 zero.
    const regions = regionsOf(10, 9, 1, (index) => (index % 10 < 4 ? 'separated' : 'zero'))
    expect(regions.map(({ regime, size }) => [regime, size])).toEqual([['zero', 54], ['separated', 36]])
    expect(regions[0].column).toBeGreaterThanOrEqual(6)
    expect(regions[0].column).toBeLessThanOrEqual(7)
    expect(regions[1].column).toBeGreaterThanOrEqual(1)
    expect(regions[1].column).toBeLessThanOrEqual(2)
  })

  it('stays away from the edges where cells are wide', () => {
    const [{ row }] = regionsOf(9, 9, 5, () => 'separated')
    expect(row).toBe(4)
  })

  it('has none where nothing is predicted', () => {
    expect(regionsOf(3, 3, 1, () => null)).toEqual([])
  })
})
