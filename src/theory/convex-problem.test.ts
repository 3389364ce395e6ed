import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromRows, matrix, multiply, toRows, transpose, type Matrix } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import { evaluate, type ConvexPoint, type ConvexProblem, type LossGroup } from './convex-problem.ts'
import { nuclearNorm, spectralNorm, type GroupedMatrix } from './grouped-matrix.ts'

const groups: LossGroup[] = [
  { members: [0, 3], share: 0.3, scale: 3 },
  { members: [1], share: 0.1, scale: 2 },
  { members: [2, 4, 5], share: 0.1, scale: 1.5 },
]
const groupOf = [0, 1, 2, 0, 2, 2]

function problemOf(loss: ConvexProblem['loss']): ConvexProblem {
  return { groups, loss, lambda: 1, radius: Infinity, biasDecay: 0 }
}

const anyPoint: fc.Arbitrary<ConvexPoint> = fc
  .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 15, maxLength: 15 })
  .map((x) => ({
    a: { blocks: Float64Array.of(x[0], 0, x[2]), core: matrix(3, 3, x.slice(3, 12)) },
    bias: Float64Array.from(x.slice(12)),
  }))

/** The K × K matrix that a grouped one stands for. */
function expand({ blocks, core }: GroupedMatrix): Matrix {
  const rows = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => 0))
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

/** f and its gradients written out class by class. */
function plain(loss: ConvexProblem['loss'], a: Matrix, bias: Float64Array) {
  const gradient = matrix(6, 6)
  const biasGradient = new Float64Array(6)
  let value = 0
  toRows(transpose(a)).forEach((column, k) => {
    const { share, scale } = groups[groupOf[k]]
    const z = column.map((x, j) => x / scale + bias[groupOf[j]])
    const exp = z.map(Math.exp)
    const sum = exp.reduce((x, y) => x + y, 0)
    const u = loss === 'crossEntropy' ? exp.map((x, j) => x / sum - (j === k ? 1 : 0)) : z.map((x, j) => x - (j === k ? 1 : 0))
    value += share * (loss === 'crossEntropy' ? -Math.log(exp[k] / sum) : u.reduce((total, x) => total + x * x, 0) / 2)
    u.forEach((x, j) => {
      gradient.data[j * 6 + k] = (share / scale) * x
      biasGradient[j] += share * x
    })
  })
  return { value, gradient, biasGradient }
}

describe('the grouped problem', () => {
  it.each(['crossEntropy', 'squaredError'] as const)('is the K × K problem on symmetric matrices: %s', (loss) => {
    fc.assert(
      fc.property(anyPoint, (point) => {
        const at = evaluate(problemOf(loss), point)
        const full = plain(loss, expand(point.a), point.bias)
        // Rounding of sums of order 10 to 100.
        expect(Math.abs(at.loss - full.value)).toBeLessThan(1e-13 * Math.max(1, full.value))
        const expanded = expand(at.gradient)
        full.gradient.data.forEach((x, i) => expect(Math.abs(expanded.data[i] - x)).toBeLessThan(1e-14))
        full.biasGradient.forEach((x, k) => expect(Math.abs(at.biasGradient[groupOf[k]] - x)).toBeLessThan(1e-14))
        const { values } = singularValues(expand(point.a))
        expect(Math.abs(nuclearNorm(groups, point.a) - values.reduce((x, y) => x + y, 0))).toBeLessThan(1e-12)
        expect(Math.abs(spectralNorm(point.a) - values[0])).toBeLessThan(1e-13)
      }),
    )
  })

  it('has columns of sum zero as its gradient for cross-entropy', () => {
    const a = { blocks: Float64Array.of(1, 0, 2), core: matrix(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]) }
    const { gradient } = evaluate(problemOf('crossEntropy'), { a, bias: Float64Array.of(1, 2, -1) })
    multiply(matrix(1, 6, new Float64Array(6).fill(1)), expand(gradient)).data.forEach((x) => expect(x).toBeCloseTo(0, 15))
  })
})
