import { expect, test } from 'vitest'
import type { Curve } from './props.ts'
import { curvesTable } from './table.ts'

const curve: Curve = {
  key: 'cosines',
  symbol: 'cos w_B',
  name: 'Cosines',
  convention: 'mean of pairs',
  scale: 'linear',
  range: [-1, 1],
  undefinedAs: 'vanished',
  lines: [{ label: 'minority 3, 4', role: 'minority', colourOf: 2, values: Float64Array.of(0.5, 0.75, Number.NaN) }],
  theory: [{ label: 'theory', role: 'minority', values: Float64Array.of(1, 1, 1) }],
}
const times = Float64Array.of(0, 1.5, 2035.8)

test('curves in words: what they are, their lines, what theory says of them', () => {
  expect(curvesTable([curve], times, 10)).toEqual({
    groups: [{ name: 'Cosines', convention: 'mean of pairs', columns: 1 }],
    head: ['minority 3, 4'],
    rows: [
      { time: '0', cells: ['0.500'] },
      { time: '1.5', cells: ['0.750'] },
      { time: '2,040', cells: ['vanished'] },
    ],
    theory: ['1.000'],
  })
})

test('a long curve is told in as many rows as asked for, from the first to the last', () => {
  const long = Float64Array.from({ length: 1001 }, (_, i) => i)
  const { rows, theory } = curvesTable([{ ...curve, lines: [{ ...curve.lines[0], values: long }], theory: [] }], long, 5)
  expect(rows.map(({ time }) => time)).toEqual(['0', '250', '500', '750', '1,000'])
  expect(theory).toBeNull()
})
