import { describe, expect, it, test } from 'vitest'
import { faces } from '../../charts/heat-map-props.ts'
import { openingExperiment, type Experiment } from '../../experiment/experiment.ts'
import type { MapView } from '../../experiment/map-view.ts'
import type { MapRecord } from '../../store/map-machine.ts'
import { mapQuantities, quantityOfMap } from '../../store/map-quantity.ts'
import { mapPlan, type MapPlan } from '../../store/map-sweep.ts'
import type { SweepCell } from '../../sweep/sweep-cell.ts'
import { hereOn, mapProps } from './map-props.ts'
import { heatMapAxis, valueScale } from './map-scale.ts'

const map: MapView = {
  x: { parameter: 'lambdaW', from: 1e-4, to: 0.1, scale: 'log' },
  y: { parameter: 'imbalance', from: 1, to: 100, scale: 'log' },
  quantity: 'minorityMeanCosine',
  cells: 8,
  oneColumn: false,
}
const plan = mapPlan(map, openingExperiment) as MapPlan
const of = (values: Experiment['values']): Experiment => ({ version: 1, values, events: [] })
const quantity = quantityOfMap(map, openingExperiment)
const named = (key: string) => mapQuantities(map, openingExperiment).find((one) => one.key === key) ?? quantity

describe('valueScale', () => {
  it('gives equal distances from the simplex equal strength, and shows what values there can be', () => {
    const { scale, shareOf } = valueScale(quantity, [])
    expect([scale.kind, shareOf(-1 / 3), shareOf(1)]).toEqual(['diverging', 0.5, 1])
    expect(shareOf(-1 / 3 - 0.2) + shareOf(-1 / 3 + 0.2)).toBeCloseTo(1, 12)
    expect(scale.span[0]).toBeCloseTo(shareOf(-1), 12)
    expect(scale.ticks.map(({ label }) => label)).toEqual(['−1', '−0.333 simplex', '1'])
  })

  it('spans whole decades where a quantity is logarithmic, roundings left below', () => {
    const { scale, shareOf } = valueScale(named('gap'), [3e-7, 0.02, 0, -1e-18, 1e-30])
    expect(scale.kind).toBe('sequential')
    expect([shareOf(0.1), shareOf(1e-13), shareOf(0), shareOf(-1)]).toEqual([1, 0, 0, 0])
    expect(shareOf(1e-7)).toBeCloseTo(0.5, 12)
  })

  it('spans the whole range where there is one, else round numbers about the values', () => {
    expect(valueScale(named('nc4Agreement'), [0.4]).shareOf(1)).toBe(1)
    const { shareOf, scale } = valueScale(named('minorityMeanNorm'), [0.3, 3.7])
    expect(shareOf(0.3)).toBeGreaterThanOrEqual(0)
    expect(shareOf(3.7)).toBeLessThanOrEqual(1)
    expect(scale.ticks.every(({ at }) => at >= 0 && at <= 1)).toBe(true)
  })

  test.each(mapQuantities(map, openingExperiment).map((one) => [one.key, one] as const))('%s has a scale for whatever values', (_, one) => {
    for (const values of [[], [0], [1, 1], [1e-9, 5, 300], [-2, 3]]) {
      const { scale, shareOf } = valueScale(one, values)
      for (const value of [...values, 0.5]) expect(Number.isFinite(shareOf(value))).toBe(true)
      expect(scale.ticks.every(({ at, label }) => Number.isFinite(at) && label !== '')).toBe(true)
    }
  })
})

describe('heatMapAxis', () => {
  it('has round values where they lie, and ticks between them', () => {
    const { ticks } = heatMapAxis('x', map.x, plan.x.values, 800)
    const labelled = ticks.filter(({ label }) => label !== '')
    expect(labelled.map(({ label }) => label)).toEqual(['10⁻⁴', '10⁻³', '0.01', '0.1'])
    // Three decades on seven steps.
    labelled.forEach(({ at }, i) => expect(at).toBeCloseTo((7 * i) / 3, 9))
    expect(ticks.length).toBeGreaterThan(20)
  })

  it('has whole values for whole numbers', () => {
    const axis = { parameter: 'classes', from: 2, to: 6, scale: 'linear' } as const
    expect(heatMapAxis('y', axis, [2, 3, 4, 5, 6], 400).ticks).toEqual([2, 3, 4, 5, 6].map((value, i) => ({ at: i, label: String(value) })))
  })
})

describe('mapProps', () => {
  const cell = (index: number, change: Partial<SweepCell> = {}): SweepCell => ({
    index, at: {}, link: '', ending: 'rest', atRest: true, reason: null, t: 1, gradients: 1, quantities: { minorityMeanCosine: 1 }, predicted: null, ...change,
  })
  const cells: (SweepCell | null)[] = Array.from({ length: 64 }, () => null)
  cells[0] = cell(0)
  cells[1] = cell(1, { atRest: false, ending: 'horizon' })
  cells[2] = cell(2, { quantities: { minorityMeanCosine: null } })
  cells[3] = cell(3, { quantities: null, ending: 'notAllowed', reason: 'No.' })
  const record: MapRecord = { plan, cells, done: 4, lines: [], areLinesDone: true, version: 1 }
  const props = mapProps({ record, quantity, experiment: openingExperiment, isStale: false, appearance: 'light', size: [800, 500] })

  it('tells values, those not at rest, undefined ones, no runs and what is not known apart', () => {
    expect(Array.from(props.faces).slice(0, 5)).toEqual([faces.value, faces.unsettled, faces.undefined, faces.notAllowed, faces.unknown])
    expect(props.shares[0]).toBe(1)
    expect(props.shares[2]).toBeNaN()
  })

  it('marks the experiment of the page where it lies', () => {
    const [column, row] = hereOn(plan, of({ lambdaW: 0.1, imbalance: 10 })) ?? []
    expect(column).toBeCloseTo(7, 9)
    // Values of an axis have 12 digits.
    expect(row).toBeCloseTo(3.5, 9)
    expect(hereOn(plan, of({ lambdaW: 0.5 }))).toBeNull()
    expect(props.here?.[1]).toBe(0)
  })
})
