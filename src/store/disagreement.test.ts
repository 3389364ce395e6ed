import { expect, test } from 'vitest'
import { chartKindOf } from '../experiment/charts.ts'
import { fromRows, matrix } from '../math/matrix.ts'
import { measuredState } from '../metrics/measured-state.ts'
import { disagreement } from './disagreement.ts'

/** Two samples a class and more: means at (1, 0), (0, 1), (−1, −1), with a little spread. */
function state(counts: readonly number[]) {
  const centres = [[1, 0], [0, 1], [-1, -1]]
  const columns = counts.flatMap((n, k) => Array.from({ length: n }, (_, i) => centres[k].map((x) => x + (i % 2 === 0 ? 0.1 : -0.1))))
  const features = matrix(2, columns.length, Float64Array.from([0, 1].flatMap((row) => columns.map((c) => c[row]))))
  return measuredState({ classifiers: fromRows(centres), features, counts })
}

function found(key: string, counts: readonly number[]) {
  const measured = state(counts)
  return disagreement(chartKindOf(key), (quantity) => quantity.of(measured).value)
}

test('under imbalance the global mean makes a difference, said with both numbers whichever is shown', () => {
  const shown = found('nc1QuotientUnweighted', [40, 4, 4])
  expect(shown?.weighted).not.toBe(shown?.unweighted)
  expect(found('nc1QuotientWeighted', [40, 4, 4])).toEqual(shown)
})

test('balanced classes have one global mean, and some charts one convention', () => {
  expect(found('nc1QuotientUnweighted', [4, 4, 4])).toBeNull()
  expect(found('cdnv', [40, 4, 4])).toBeNull()
})
