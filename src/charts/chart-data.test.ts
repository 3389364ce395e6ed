import { expect, test } from 'vitest'
import { chartData, isDefined, strandsOf } from './chart-data.ts'
import type { Curve } from './props.ts'

const line = { label: '', role: 'all', colourOf: null, values: Float64Array.of(1, 0, -1, Number.NaN) } as const
const curve: Curve = {
  key: 'gap',
  symbol: 'L',
  name: 'Gap',
  convention: '',
  scale: 'log',
  range: null,
  undefinedAs: 'not defined',
  lines: [{ ...line, low: Float64Array.of(1, 1, 1, 1), high: Float64Array.of(2, 2, 2, 2) }],
  theory: [{ label: 'theory', role: 'all', values: Float64Array.of(3, 3, 3, 3) }],
}
const place = Float64Array.of(0, 0.2, 0.6, 1)

test('theory lies below bands, bands below lines; a theory line is hollow', () => {
  expect(strandsOf(curve).map(({ kind }) => kind)).toEqual(['theory', 'core', 'high', 'low', 'line'])
})

test('every strand has its values over the places of the timeline', () => {
  const [x, theory, core, high, low, values] = chartData(curve, place)
  expect(x).toBe(place)
  expect([theory[0], core[0], high[0], low[0], values[0]]).toEqual([3, 3, 2, 1, 1])
})

test('what is not defined is a gap, and on a logarithmic axis also what is not positive', () => {
  expect(chartData(curve, place).at(-1)).toEqual([1, null, null, null])
  expect(chartData({ ...curve, scale: 'linear' }, place).at(-1)).toEqual([1, 0, -1, null])
})

test('a curve without any value says so', () => {
  expect(isDefined(curve)).toBe(true)
  expect(isDefined({ ...curve, lines: [{ ...line, values: Float64Array.of(Number.NaN) }] })).toBe(false)
})
