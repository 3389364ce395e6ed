import { expect, test } from 'vitest'
import { MAX_STAGES, rkcCoefficients } from '../../integrators/rkc-coefficients.ts'
import { rkcTable } from './rkc-table.ts'

test('every stage of every method has its row, and rows fill the table', () => {
  const table = rkcTable()
  expect(table.length).toBe(4 * ((MAX_STAGES * (MAX_STAGES + 1)) / 2 - 1))
  for (const [stages, j] of [[2, 1], [2, 2], [7, 3], [MAX_STAGES, 1], [MAX_STAGES, MAX_STAGES]]) {
    const { mu, nu, muTilde, gammaTilde } = rkcCoefficients(stages)
    // The row that the kernels read.
    const row = (stages * (stages - 1)) / 2 + j - 2
    const expected = [mu[j], nu[j], muTilde[j], gammaTilde[j]].map(Math.fround)
    expect([...table.subarray(4 * row, 4 * row + 4)]).toEqual(expected)
  }
})
