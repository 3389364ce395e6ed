import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromRows, matrix, multiply, toRows, transpose, type Matrix } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import { classTotal, type ClassGroup } from './class-groups.ts'
import { evaluate, nuclearNorm, spectralNorm, type GroupedMatrix } from './weight-decay-problem.ts'

const groups: ClassGroup[] = [
  { members: [0, 3], count: 9 },
  { members: [1], count: 5 },
  { members: [2, 4, 5], count: 2 },
]

const anyPoint: fc.Arbitrary<GroupedMatrix> = fc
  .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 12, maxLength: 12 })
  .map((x) => ({ blocks: Float64Array.of(x[0], 0, x[2]), core: matrix(3, 3, x.slice(3)) }))

/** The K × K matrix that a grouped one stands for. */
function expand({ blocks, core }: GroupedMatrix): Matrix {
  const K = classTotal(groups)
  const rows = Array.from({ length: K }, () => Array.from({ length: K }, () => 0))
  groups.forEach(({ members }, g) =>
    members.forEach((k) => {
      for (const j of members) rows[j][k] += blocks[g] * ((j === k ? 1 : 0) - 1 / members.length)
      groups.forEach((other, h) => {
        for (const j of other.members) {
          rows[j][k] += core.data[h * 3 + g] / Math.sqrt(members.length * other.members.length)
        }
      })
    }),
  )
  return fromRows(rows)
}

/** f and ∇f written out class by class. */
function plain(a: Matrix): { loss: number; gradient: Matrix } {
  const counts = [9, 5, 2, 9, 2, 2]
  const N = 29
  const gradient = matrix(6, 6)
  let loss = 0
  toRows(transpose(a)).forEach((column, k) => {
    const exp = column.map((x) => Math.exp(x / Math.sqrt(counts[k])))
    const sum = exp.reduce((x, y) => x + y, 0)
    loss -= (counts[k] / N) * Math.log(exp[k] / sum)
    exp.forEach((x, j) => (gradient.data[j * 6 + k] = (Math.sqrt(counts[k]) / N) * (x / sum - (j === k ? 1 : 0))))
  })
  return { loss, gradient }
}

describe('the grouped problem', () => {
  it('is the K × K problem on symmetric matrices', () => {
    fc.assert(
      fc.property(anyPoint, (point) => {
        const { loss, gradient } = evaluate({ groups, lambda: 1 }, point)
        const full = plain(expand(point))
        // Rounding of sums of order 1 to 10.
        expect(Math.abs(loss - full.loss)).toBeLessThan(1e-13)
        const expanded = expand(gradient)
        full.gradient.data.forEach((x, i) => expect(Math.abs(expanded.data[i] - x)).toBeLessThan(1e-14))
        const { values } = singularValues(expand(point))
        expect(Math.abs(nuclearNorm(groups, point) - values.reduce((x, y) => x + y, 0))).toBeLessThan(1e-12)
        expect(Math.abs(spectralNorm(point) - values[0])).toBeLessThan(1e-13)
      }),
    )
  })

  it('has columns of sum zero as its gradient', () => {
    const { gradient } = evaluate({ groups, lambda: 1 }, { blocks: Float64Array.of(1, 0, 2), core: matrix(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]) })
    multiply(matrix(1, 6, new Float64Array(6).fill(1)), expand(gradient)).data.forEach((x) => expect(x).toBeCloseTo(0, 15))
  })
})
