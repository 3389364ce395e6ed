import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrix } from '../math/matrix.ts'
import { withBestBias } from './best-bias.ts'
import { biasPenalty, evaluate, type ConvexProblem } from './convex-problem.ts'

const groups = [
  { members: [0, 1], share: 0.35, scale: 5 },
  { members: [2], share: 0.29, scale: 3 },
  { members: [3], share: 0.01, scale: 1 },
]
const anyPoint = fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: 13, maxLength: 13 }).map((x) => ({
  a: { blocks: Float64Array.of(x[0], 0, 0), core: matrix(3, 3, x.slice(1, 10)) },
  bias: Float64Array.from(x.slice(10), (y) => y / 10),
}))

describe('withBestBias', () => {
  it.each([
    ['crossEntropy', 0],
    ['crossEntropy', 0.02],
    ['squaredError', 0],
    ['squaredError', 0.02],
  ] as const)('leaves no slope: %s, λ_b = %f', (loss, biasDecay) => {
    const problem: ConvexProblem = { groups, loss, lambda: 1, radius: Infinity, biasDecay }
    fc.assert(
      fc.property(anyPoint, (from) => {
        const { point, at } = withBestBias(problem, from)
        // Logits of order 10 are rounded to 1e-15.
        at.biasGradient.forEach((x, g) => expect(Math.abs(x + biasDecay * point.bias[g])).toBeLessThan(1e-13))
        const before = evaluate(problem, from).loss + biasPenalty(problem, from.bias)
        expect(at.loss + biasPenalty(problem, point.bias)).toBeLessThanOrEqual(before * (1 + 1e-14))
      }),
    )
  })

  it('of nothing is the logarithm of the shares', () => {
    const problem: ConvexProblem = { groups, loss: 'crossEntropy', lambda: 1, radius: Infinity, biasDecay: 0 }
    const nothing = { a: { blocks: new Float64Array(3), core: matrix(3, 3) }, bias: new Float64Array(3) }
    const { bias } = withBestBias(problem, nothing).point
    for (const g of [1, 2]) expect(bias[g] - bias[0]).toBeCloseTo(Math.log(groups[g].share / 0.35), 13)
  })

  it('leaves a problem without a bias as it is', () => {
    const problem: ConvexProblem = { groups, loss: 'crossEntropy', lambda: 1, radius: Infinity }
    const from = { a: { blocks: new Float64Array(3), core: matrix(3, 3) }, bias: new Float64Array(3) }
    expect(withBestBias(problem, from).point).toBe(from)
  })
})
