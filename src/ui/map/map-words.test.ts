import { describe, expect, it, test } from 'vitest'
import { defaultMap } from '../../experiment/default-map.ts'
import { openingExperiment } from '../../experiment/experiment.ts'
import type { MapRecord, MapState } from '../../store/map-machine.ts'
import { quantityOfMap } from '../../store/map-quantity.ts'
import { mapPlan, type MapPlan } from '../../store/map-sweep.ts'
import type { SweepCell } from '../../sweep/sweep-cell.ts'
import { mapCsv } from './map-files.ts'
import { mapExplanation, mapSentence, progressText, readOut, remarks, spoken } from './map-words.ts'
import { movedCell } from './moved-cell.ts'
import { spreadOut } from './spread-out.ts'

const map = { ...defaultMap(openingExperiment), cells: 8 } as const
const plan = mapPlan(map, openingExperiment) as MapPlan
const quantity = quantityOfMap(map, openingExperiment)
const predicted = {
  objective: 1, regime: 'minorityMerged', standing: 'theorem', certificate: 0, scale: 'absolute', quantities: { minorityClassifierCosine: 1 }, nearest: {}, thresholds: [],
} as const
const cell: SweepCell = {
  index: 0, at: { lambda: 0.00215443469003, R: 47 }, link: 'R=47', ending: 'rest', atRest: true, reason: null, t: 5525, gradients: 1412, quantities: { minorityClassifierCosine: 0.99964 }, predicted,
}
const record = (cells: readonly (SweepCell | null)[]): MapRecord => ({ plan, cells, done: cells.length, lines: [], areLinesDone: true, version: 1 })
const state = (change: Partial<MapState>): MapState => ({ record: null, former: null, isRunning: true, isPaused: false, left: null, problem: null, ...change })

test('says what a map is', () => {
  expect(mapSentence(plan)).toBe('Every cell is a whole run: weight decay λ across, imbalance ratio R up.')
  expect(mapExplanation(record([]), quantity)).toBe(
    'Colour: cosine of classifiers between minority classes at the end of the run; −0.333 is the simplex, 1 one common direction. Theory knows no line on this plane.',
  )
})

test.each([
  [{ left: 12.4 }, '10 of 4,096 runs, 12 s left'],
  [{ left: 0.2 }, '10 of 4,096 runs, 1 s left'],
  [{ left: 200 }, '10 of 4,096 runs, 3 min left'],
  [{ left: 9000 }, '10 of 4,096 runs, 2.5 h left'],
  [{}, '10 of 4,096 runs, computing'],
  [{ left: 12, isPaused: true }, '10 of 4,096 runs, stopped'],
])('%j: %s', (change, text) => {
  const under = { ...record(Array.from({ length: 4096 }, () => null)), done: 10 }
  expect(progressText(state({ record: under, ...change }))).toBe(text)
})

describe('readOut', () => {
  it('has the run beside its theory', () => {
    expect(readOut(plan, cell, quantity)).toEqual({
      at: [{ symbol: 'λ', value: '0.00215' }, { symbol: 'R', value: '47' }],
      value: '1.000',
      predicted: '1.000',
      regime: 'minority merged',
      ending: 'at rest at t = 5,525, after 1,412 gradients',
    })
  })

  it('says why there is no value', () => {
    const none = readOut(plan, { ...cell, quantities: null, atRest: false, reason: 'Too many samples.', predicted: null }, quantity)
    expect([none.value, none.predicted, none.regime, none.ending]).toEqual(['no run', null, null, 'Too many samples.'])
  })

  it('can be heard', () => {
    expect(spoken(readOut(plan, cell, quantity), quantity)).toBe(
      'λ 0.00215, R 47: cosine of classifiers between minority classes 1.000, theory 1.000. Predicted: minority merged. At rest at t = 5,525, after 1,412 gradients.',
    )
  })
})

test('every kind of cell without a plain colour is counted and explained', () => {
  const cells = [
    cell,
    { ...cell, atRest: false },
    { ...cell, quantities: { minorityClassifierCosine: null } },
    { ...cell, predicted: { ...predicted, regime: 'zero', quantities: { minorityClassifierCosine: null } } } as const,
    { ...cell, quantities: null, atRest: false, reason: 'Too many.' },
    null,
  ]
  expect(remarks(record(cells), quantity).map(({ face, text }) => [face, text.split(':')[0]])).toEqual([
    ['unsettled', '1 not at rest by the horizon'],
    ['undefined', '1 where the vectors have vanished'],
    ['undefined', '1 without a minority'],
    ['notAllowed', '1 that are no run'],
  ])
  expect(remarks(record([cell]), quantity)).toEqual([])
})

test('the file has a row for each run that is done, numbers in full', () => {
  const [head, row, ...rest] = mapCsv(record([null, cell, null])).trimEnd().split('\n').map((line) => line.split(','))
  expect(rest).toEqual([])
  expect(row).toHaveLength(head.length)
  expect(row[head.indexOf('minorityClassifierCosine')]).toBe('0.99964')
  expect([row[head.indexOf('lambda')], row[head.indexOf('predicted.regime')]]).toEqual(['0.00215443469003', 'minorityMerged'])
})

describe('movedCell', () => {
  const key = (name: string, shiftKey = false) => ({ key: name, shiftKey })
  const size = [10, 20] as const

  test.each([
    [key('ArrowRight'), [4, 5]],
    [key('ArrowLeft'), [2, 5]],
    [key('ArrowUp'), [3, 6]],
    [key('ArrowDown', true), [3, 0]],
    [key('ArrowRight', true), [9, 5]],
    [key('Home'), [0, 5]],
    [key('End'), [9, 5]],
    [key('PageUp'), [3, 13]],
  ])('%j', (pressed, expected) => {
    expect(movedCell(pressed, [3, 5], [0, 0], size)).toEqual(expected)
  })

  it('begins where the page is, held within the plane', () => {
    expect(movedCell(key('ArrowUp'), null, [4, 4], size)).toEqual([4, 4])
    expect(movedCell(key('ArrowUp'), null, [12, -1], size)).toEqual([9, 0])
    expect(movedCell(key('x'), null, [4, 4], size)).toBeNull()
  })
})

test('rows of a table are spread evenly, ends included', () => {
  expect(spreadOut(3, 16)).toEqual([0, 1, 2])
  expect(spreadOut(64, 4)).toEqual([0, 21, 42, 63])
})
