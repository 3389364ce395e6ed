import { expect, test } from 'vitest'
import type { GramMatrix, GramProps } from './gram-props.ts'
import { gramTables } from './gram-table.ts'

function propsOf(K: number, cosine: (j: number, k: number) => number, isGram: boolean): GramProps {
  const values = Float64Array.from({ length: K * K }, (_, at) => cosine(Math.floor(at / K), at % K))
  const column = isGram ? 'w_#' : 'μ_#'
  const matrix: GramMatrix = { key: 'a', name: 'Classifiers', row: 'w_#', column, rowsOf: 'a', columnsOf: 'a', values, target: values }
  const order = Array.from({ length: K }, (_, k) => K - 1 - k)
  const groups = [
    { name: 'majority', from: 0, to: 1 },
    { name: 'minority', from: 1, to: K },
  ]
  return { matrices: [matrix], classes: K, order, groups, targetName: 'predicted', shading: 'value', appearance: 'light' }
}

test('few classes stand one by one, in order, with what is predicted', () => {
  const [{ head, rows }] = gramTables(propsOf(2, (j, k) => (j === 0 ? Number.NaN : k === 1 ? 1 : -0.5), true))
  expect(head).toEqual(['w_2', 'w_1'])
  expect(rows).toEqual([
    { name: 'w_2', cells: ['1.000, predicted 1.000', '−0.500, predicted −0.500'] },
    { name: 'w_1', cells: ['vanished, predicted vanished', 'vanished, predicted vanished'] },
  ])
})

test('many classes stand group by group', () => {
  // Class 24 is the majority; pairs of the minority have cosines 0.25 and 0.75 in halves, one by one.
  const cosine = (j: number, k: number) => (j === k ? 1 : j === 24 || k === 24 ? -0.5 : (j + k) % 2 === 0 ? 0.25 : 0.75)
  const [gram] = gramTables(propsOf(25, cosine, true))
  expect(gram.head).toEqual(['mean', 'least', 'greatest', 'predicted, mean'])
  expect(gram.rows.map(({ name }) => name)).toEqual(['majority and minority', 'minority, pairs'])
  expect(gram.rows[0].cells).toEqual(['−0.500', '−0.500', '−0.500', '−0.500'])
  expect(gram.rows[1].cells.slice(1, 3)).toEqual(['0.250', '0.750'])
  const [both] = gramTables(propsOf(25, cosine, false))
  expect(both.rows.map(({ name }) => name)).toEqual(['majority, own', 'majority and minority', 'minority and majority', 'minority, pairs', 'minority, own'])
  expect(both.rows[4].cells[0]).toBe('1.000')
})
