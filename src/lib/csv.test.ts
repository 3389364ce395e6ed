import { expect, test } from 'vitest'
import { csvText } from './csv.ts'

test('numbers read back as the same, what is missing is empty', () => {
  const rows = [[0.1 + 0.2, null, 5e-324], [Number.NaN, Infinity, -0.5]]
  const text = csvText(['a', 'b', 'c'], rows)
  expect(text).toBe('a,b,c\n0.30000000000000004,,5e-324\n,,-0.5\n')
  expect(Number(text.split('\n')[1].split(',')[0])).toBe(0.1 + 0.2)
})

test('without rows there are the names alone', () => {
  expect(csvText(['t'], [])).toBe('t\n')
})
