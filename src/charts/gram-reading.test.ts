import { expect, test } from 'vitest'
import { plainForms, signedForms } from './gram-numbers.ts'
import type { GramMatrix } from './gram-props.ts'
import { cellReading, classList } from './gram-reading.ts'

const no = Number.NaN

function matrixOf(values: readonly number[], target: readonly number[] | null): GramMatrix {
  return {
    key: 'duality', name: '', row: 'w_#', column: 'μ_# − μ_G', rowsOf: 'classifiers', columnsOf: 'means',
    values: Float64Array.from(values), target: target === null ? null : Float64Array.from(target),
  }
}

test('a cell says its cosine and what is predicted', () => {
  const matrix = matrixOf([1, -0.3307, -0.2, 1], [1, -1 / 3, -1 / 3, 1])
  expect(cellReading(matrix, 2, 0, 1, 'predicted')).toBe('cos(w_1, μ_2 − μ_G) = −0.331, predicted −0.333')
  expect(cellReading({ ...matrix, target: null }, 2, 1, 0, 'predicted')).toBe('cos(w_2, μ_1 − μ_G) = −0.200')
})

test('a cell without a value says which vector has vanished', () => {
  const gone = matrixOf([no, no, 0.5, 1], [1, -1, no, no])
  expect(cellReading(gone, 2, 0, 1, 'predicted')).toBe('cos(w_1, μ_2 − μ_G) is not defined: w_1 has vanished, predicted −1.000')
  expect(cellReading(gone, 2, 1, 0, 'best found')).toBe('cos(w_2, μ_1 − μ_G) = 0.500, best found none: w_2 has vanished')
  const all = matrixOf([no, no, no, no], null)
  expect(cellReading(all, 2, 0, 1, '')).toBe('cos(w_1, μ_2 − μ_G) is not defined: w_1 and μ_2 − μ_G have vanished')
})

test('classes are listed from 1, neighbours together', () => {
  expect([[2, 3], [5, 0, 4, 3], [0], []].map(classList)).toEqual(['3, 4', '1, 4–6', '1', ''])
})

test('numbers have true minus signs, differences a plus, and no zero is negative', () => {
  const texts = (value: number) => [...plainForms, ...signedForms].map((form) => form.text(value))
  expect(texts(-1 / 3)).toEqual(['−0.333', '−0.33', '−.33', '−0.333', '−0.33', '−.33'])
  expect(texts(1)).toEqual(['1.000', '1.00', '1.0', '+1.000', '+1.00', '+1.0'])
  expect(texts(-1e-5)).toEqual(['0.000', '0.00', '.00', '0.000', '0.00', '.00'])
  expect(texts(-2)[3]).toBe('−2.000')
})
