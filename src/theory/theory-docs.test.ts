import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { predict } from './registry.ts'

const text = readFileSync('docs/theory.md', 'utf8')
const rows = [...text.matchAll(/^\| (\d+) \| (\d) \| ([^|]+) \| (\.\d+) \| (\.\d+)? ?\|$/gm)]

test('docs/theory.md has the table of deep heads under cross-entropy', () => {
  expect(rows.length).toBeGreaterThan(5)
})

test.each(rows.map(([, K, M, shape, best, simplex]) => ({ K: Number(K), M: Number(M), shape: shape.trim(), best, simplex })))(
  'its numbers are those computed: K = $K, M = $M',
  ({ K, M, shape, best, simplex }) => {
    const spec = {
      model: 'weightDecay',
      counts: Array.from({ length: K }, () => 5),
      dimension: K,
      values: { lambdaW: 1e-3, lambdaH: 1e-3, depth: M },
    }
    const { objective, rivals = [], shape: found } = predict(spec)!
    // Ten digits are printed.
    expect(Math.abs(objective - Number(best))).toBeLessThan(1e-10)
    if (simplex !== undefined) {
      const rival = rivals.find((one) => one.shape === 'a simplex ETF')?.objective ?? Number.NaN
      expect(Math.abs(rival - Number(simplex))).toBeLessThan(1e-10)
    }
    // The table says in brackets what else the figure is.
    expect(found).toContain(shape.replace(/ \(.*\)/, '').replace('simplex ETF', 'simplex').replace(/^regular /, ''))
  },
)
