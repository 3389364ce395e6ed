import { expect, test } from 'vitest'
import { fromRows, toRows } from '../math/matrix.ts'
import { matched } from './matched.ts'
import { predict } from './registry.ts'

test('a code takes the names of a run; a simplex has none to give', () => {
  const spec = { model: 'sphere', counts: [1, 1, 1, 1], dimension: 2, values: { temperature: 3 } }
  const square = predict(spec)!
  expect(square.exchangeable).toEqual([[0, 1, 2, 3]])
  // Classes 1 and 2 opposite, and 3 and 4.
  const run = fromRows([[1, 0], [-1, 0], [0, 1], [0, -1]])
  const rows = toRows(matched(square, { classifiers: run, means: run }).classifiers)
  const inner = (a: number, b: number) => rows[a].reduce((sum, x, i) => sum + x * rows[b][i], 0)
  expect(inner(0, 1)).toBeCloseTo(-1, 12)
  expect(inner(2, 3)).toBeCloseTo(-1, 12)
  const simplex = predict({ ...spec, dimension: 3 })!
  expect(simplex.exchangeable).toBeUndefined()
  expect(matched(simplex, { classifiers: run, means: run }).classifiers).toBe(simplex.classifiers)
})
