import { expect, test } from 'vitest'
import { matrix } from '../../math/matrix.ts'
import { combine } from './loops-combine.ts'
import { randomMatrix } from './testing/cases.ts'

// Lengths on and beside a turn of four entries, and terms beyond a pass of five; no tolerance: the sums have one order.
test.each([1, 2, 3, 4, 5, 6, 9, 10, 14])('%i terms are added from the left, entry by entry', (count) => {
  for (const cols of [1, 3, 4, 5, 11]) {
    const terms = Array.from({ length: count }, (_, t) => randomMatrix({ rows: 1, cols }, t))
    const factors = terms.map((_, t) => 1 / (t - 3.3))
    const expected = Array.from({ length: cols }, (_, i) => terms.reduce((sum, { data }, t) => sum + factors[t] * data[i], 0))
    const out = matrix(1, cols, new Float64Array(cols).fill(7))
    expect([...combine(factors, terms, out).data]).toEqual(expected)
  }
})
