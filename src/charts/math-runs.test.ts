import { expect, test } from 'vitest'
import { mathRuns, plainRun, type Run } from './math-runs.ts'

const styled = (runs: readonly Run[]) => runs.map(({ text, style }) => `${style}:${text}`)

test.each([
  ['λ', ['symbol:λ']],
  ['λ_W', ['symbol:λ', 'sub:W']],
  ['cos w_B', ['plain:cos ', 'symbol:w', 'sub:B']],
  ['NC₁', ['plain:NC', 'sub:1']],
  ['10⁻⁴', ['plain:10', 'sup:−4']],
  ['2 × 10⁶', ['plain:2 × 10', 'sup:6']],
  ['tol', ['plain:tol']],
  ['‖w_A‖', ['plain:‖', 'symbol:w', 'sub:A', 'plain:‖']],
  ['0.02', ['plain:0.02']],
  ['', []],
])('%s', (text, runs) => {
  expect(styled(mathRuns(text))).toEqual(runs)
})

test('words are left as they are', () => {
  expect(styled(plainRun('a map of R'))).toEqual(['plain:a map of R'])
  expect(plainRun('')).toEqual([])
})
