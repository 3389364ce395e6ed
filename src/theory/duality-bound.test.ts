import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrix } from '../math/matrix.ts'
import { convexOptimum } from './convex-optimum.ts'
import { evaluate, type ConvexProblem } from './convex-problem.ts'
import { dualityBound } from './duality-bound.ts'

const counts = [30, 30, 12, 5]
const decayed = { lambda: 2e-3, radius: Infinity, groups: groupsOf((n) => Math.sqrt(n)) }
const budget = { lambda: 0, radius: 2.5, groups: groupsOf(() => 1) }

function groupsOf(scaleOf: (n: number) => number) {
  return [[0, 1], [2], [3]].map((members) => ({ members, share: counts[members[0]] / 77, scale: scaleOf(counts[members[0]]) }))
}

const problems: ConvexProblem[] = [decayed, budget].flatMap((shape) =>
  (['crossEntropy', 'squaredError'] as const).flatMap((loss) =>
    [undefined, 0, 0.05].map((biasDecay) => ({ ...shape, loss, biasDecay })),
  ),
)

describe('dualityBound', () => {
  it.each(problems)('is below the optimum at any point, also of another budget: $loss, λ = $lambda, λ_b = $biasDecay', (problem) => {
    const { objective } = convexOptimum(problem)
    const entries = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 13, maxLength: 13 })
    fc.assert(
      fc.property(entries, (x) => {
        const a = { blocks: Float64Array.of(x[0], 0, 0), core: matrix(3, 3, x.slice(1, 10)) }
        const bias = problem.biasDecay === undefined ? new Float64Array(3) : Float64Array.from(x.slice(10))
        expect(dualityBound(problem, evaluate(problem, { a, bias }))).toBeLessThanOrEqual(objective + 1e-14)
      }),
    )
  })

  it.each(problems)('is the optimum at the optimum: $loss, λ = $lambda, λ_b = $biasDecay', (problem) => {
    const { objective, point } = convexOptimum(problem)
    // The solver stops at a gap of 5e-14, or at rounding of the residual for squared error.
    expect(Math.abs(dualityBound(problem, evaluate(problem, point)) / objective - 1)).toBeLessThan(1e-12)
  })

  it('is the logarithm of K at zero when everything is zero there', () => {
    const groups = [{ members: [0, 1, 2], share: 1 / 3, scale: 2 }]
    const problem: ConvexProblem = { groups, loss: 'crossEntropy', lambda: 1, radius: Infinity }
    const nothing = { a: { blocks: new Float64Array(1), core: matrix(1, 1) }, bias: new Float64Array(1) }
    expect(dualityBound(problem, evaluate(problem, nothing))).toBeCloseTo(Math.log(3), 15)
  })
})
