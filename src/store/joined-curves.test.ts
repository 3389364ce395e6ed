import { expect, test } from 'vitest'
import type { Curve, CurveSet } from './curve-set.ts'
import { joinedCurves } from './joined-curves.ts'

const curve = (label: string, values: number[]): Curve => ({
  key: 'gap',
  symbol: '',
  name: 'Gap',
  convention: '',
  unit: '',
  scale: 'linear',
  range: null,
  undefinedAs: 'vanished',
  lines: [{ label, role: 'all', colourOf: 1, values: Float64Array.from(values), low: Float64Array.from(values), high: Float64Array.from(values) }],
  theory: [{ label: 'theory', role: 'all', values: Float64Array.from(values, () => 7) }],
})
const set = (times: number[], label: string, values: number[]): CurveSet => ({
  times: Float64Array.from(times),
  curves: [curve(label, values)],
  classes: 4,
  isComplete: true,
})

test('both runs stand over all times, what is between is on the straight line, and what is over stays', () => {
  const { times, curves } = joinedCurves(set([0, 2, 4], '', [10, 20, 30]), set([0, 1, 4, 8], 'minority', [1, 2, 5, 9]))
  expect([...times]).toEqual([0, 1, 2, 4, 8])
  const [a, b] = curves[0].lines
  expect([...a.values]).toEqual([10, 15, 20, 30, 30])
  expect([...b.values]).toEqual([1, 2, 3, 5, 9])
  expect([a.label, a.dashed, b.label, b.dashed]).toEqual(['A', undefined, 'B minority', true])
  expect(a.colourOf).toBe(b.colourOf)
  expect([a.low, b.high]).toEqual([undefined, undefined])
  expect(curves[0].theory.map(({ label }) => label)).toEqual(['theory A', 'theory B'])
})

test('a jump, at which a time stands twice, stays a jump in one run and is none in the other', () => {
  const { times, curves } = joinedCurves(set([0, 2, 2, 4], '', [0, 1, 5, 6]), set([0, 4], '', [0, 4]))
  expect([...times]).toEqual([0, 2, 2, 4])
  expect(curves[0].lines.map(({ values }) => [...values])).toEqual([
    [0, 1, 5, 6],
    [0, 2, 2, 4],
  ])
})

test('where nothing is computed yet of one run nothing is defined', () => {
  const { curves } = joinedCurves(set([0, 1], '', [3, 4]), set([], '', []))
  expect(curves[0].lines.map(({ values }) => [...values])).toEqual([
    [3, 4],
    [Number.NaN, Number.NaN],
  ])
})
