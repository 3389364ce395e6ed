import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matrix, multiply } from '../math/matrix.ts'
import { biasPenalty, evaluate, type ConvexPoint, type ConvexProblem, type LossGroup } from './convex-problem.ts'
import { convexOptimum } from './convex-optimum.ts'
import { groupedInner, groupedSum, nuclearNorm, spectralNorm } from './grouped-matrix.ts'

const anyCounts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 7 })
const anyLambda = fc.double({ min: -9, max: 0, noNaN: true }).map(Math.exp)
const anyBiasDecay = fc.constantFrom(undefined, 0, 1e-3, 1)
const anyLoss = fc.constantFrom('crossEntropy' as const, 'squaredError' as const)

/** Every class a group of its own: the plain K × K problem. */
function apart(counts: readonly number[], isBudget: boolean): LossGroup[] {
  const N = counts.reduce((x, y) => x + y, 0)
  return counts.map((n, k) => ({ members: [k], share: n / N, scale: isBudget ? 1 : Math.sqrt(n) }))
}

/** The same with equal classes together. */
function together(groups: readonly LossGroup[]): LossGroup[] {
  return [...new Set(groups.map(({ share }) => share))].map((share) => {
    const alike = groups.filter((group) => group.share === share)
    return { ...alike[0], members: alike.flatMap(({ members }) => members) }
  })
}

/** Weight decay for even, a budget for odd; the budget of squared error stays below the labels' own norm. */
const anyProblem: fc.Arbitrary<ConvexProblem> = fc
  .record({ counts: anyCounts, lambda: anyLambda, biasDecay: anyBiasDecay, loss: anyLoss, isBudget: fc.boolean() })
  .map(({ counts, lambda, biasDecay, loss, isBudget }) => {
    const radius = (counts.length - 1) * (loss === 'squaredError' ? 0.9 * lambda : 6 * Math.sqrt(lambda))
    const groups = apart(counts, isBudget)
    return { groups, loss, biasDecay, ...(isBudget ? { lambda: 0, radius } : { lambda, radius: Infinity }) }
  })

describe('convexOptimum', () => {
  it('satisfies the optimality conditions in A and b', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const { groups, lambda, radius, biasDecay } = problem
        const { point, gap, objective } = convexOptimum(problem)
        // Squared error's residual z − 1 is rounded to 1e-16, whatever is left of the objective.
        expect(gap).toBeLessThanOrEqual(1e-12 * objective + 1e-14)
        const { gradient, biasGradient } = evaluate(problem, point)
        const pull = radius < Infinity ? spectralNorm(gradient) : lambda
        // Where curvature is low a gap of 1e-15 leaves 1e-6 or so in the gradient.
        expect(spectralNorm(gradient)).toBeLessThanOrEqual(pull * (1 + 1e-5) + 1e-13)
        const norm = nuclearNorm(groups, point.a)
        // A small budget is what is left of larger singular values.
        expect(norm).toBeLessThanOrEqual(radius + 1e-14 * Math.max(1, radius))
        const aligned = groupedInner(groups, gradient, point.a)
        // Rounding of the bound, 1e-14, over the curvature that is left: 1e-11 has been seen.
        expect(Math.abs(aligned + pull * norm)).toBeLessThan(1e-10 * Math.max(1, objective))
        // Newton's steps leave rounding only.
        if (biasDecay !== undefined) biasGradient.forEach((x, g) => expect(Math.abs(x + biasDecay * point.bias[g])).toBeLessThan(1e-13))
      }),
      { numRuns: 30 },
    )
  })

  it('is beaten by no feasible point, and by none by more than the gap when it stops early', () => {
    const entries = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 56, maxLength: 56 })
    fc.assert(
      fc.property(anyProblem, entries, fc.double({ min: -4, max: 0.5, noNaN: true }), fc.constantFrom(3, 30, 1000), (problem, x, exponent, limit) => {
        const { groups, radius, biasDecay } = problem
        const { point, gap, objective } = convexOptimum(problem, { limit })
        const G = groups.length
        const size = 10 ** exponent
        const step = { blocks: new Float64Array(G), core: matrix(G, G, x.slice(0, G * G).map((y) => y * size)) }
        const moved = groupedSum(point.a, 1, step)
        const within = Math.min(1, radius / nuclearNorm(groups, moved))
        const other: ConvexPoint = {
          a: groupedSum({ ...moved, core: matrix(G, G) }, within, moved),
          bias: point.bias.map((y, g) => (biasDecay === undefined ? 0 : y + size * x[49 + g])),
        }
        expect(objectiveAt(problem, other)).toBeGreaterThanOrEqual(objective - gap - 1e-13 * Math.max(1, objective))
      }),
      { numRuns: 80 },
    )
  })

  it('gives the same with equal classes grouped as with every class apart', () => {
    const fewCounts = fc.array(fc.constantFrom(3, 20, 90), { minLength: 2, maxLength: 7 })
    fc.assert(
      fc.property(anyProblem, fewCounts, (problem, counts) => {
        const groups = apart(counts, problem.radius < Infinity)
        const radius = problem.radius < Infinity ? (counts.length - 1) * 0.7 : Infinity
        const plain = convexOptimum({ ...problem, radius, groups })
        const grouped = convexOptimum({ ...problem, radius, groups: together(groups) })
        expect(Math.abs(grouped.objective - plain.objective)).toBeLessThan(1e-12 * plain.objective + 1e-14)
      }),
      { numRuns: 30 },
    )
  })

  it('has columns of sum zero for cross-entropy and for an unpenalised bias, but else not', () => {
    const sums = (loss: ConvexProblem['loss'], biasDecay: number | undefined) => {
      const { point } = convexOptimum({ groups: apart([40, 20, 10, 5], false), loss, lambda: 2e-3, radius: Infinity, biasDecay })
      return Math.max(...multiply(matrix(1, 4, [1, 1, 1, 1]), point.a.core).data.map(Math.abs))
    }
    for (const biasDecay of [undefined, 0, 0.1]) expect(sums('crossEntropy', biasDecay)).toBeLessThan(1e-12)
    expect(sums('squaredError', 0)).toBeLessThan(1e-7)
    expect(sums('squaredError', undefined)).toBeGreaterThan(1)
    expect(sums('squaredError', 0.1)).toBeGreaterThan(0.1)
  })

  it('goes on from where it stopped', () => {
    const problem: ConvexProblem = { groups: apart([40, 20, 10, 5], false), loss: 'crossEntropy', lambda: 1e-3, radius: Infinity, biasDecay: 0 }
    const best = convexOptimum(problem)
    const early = convexOptimum(problem, { limit: 5 })
    expect(early.iterations).toBe(5)
    expect(early.objective).toBeGreaterThan(best.objective)
    expect(early.objective - best.objective).toBeLessThanOrEqual(early.gap)
    expect(early.gap).toBeLessThan(0.1)
    const warm = convexOptimum(problem, { start: best.point })
    expect(warm.iterations).toBe(0)
    // The nuclear norm is summed in another order.
    expect(Math.abs(warm.objective - best.objective)).toBeLessThan(1e-15)
  })

  it('is quick enough: ten unlike classes in a few steps', () => {
    const counts = [100, 90, 80, 70, 60, 50, 40, 30, 20, 10]
    for (const biasDecay of [undefined, 0]) {
      for (const [lambda, radius] of [[1e-3, Infinity], [0, 22]]) {
        const groups = apart(counts, radius < Infinity)
        // A step costs about 0.15 ms: 20 ms in all.
        expect(convexOptimum({ groups, loss: 'crossEntropy', lambda, radius, biasDecay }).iterations).toBeLessThan(150)
      }
    }
  })
})

function objectiveAt(problem: ConvexProblem, point: ConvexPoint): number {
  const norm = nuclearNorm(problem.groups, point.a)
  return evaluate(problem, point).loss + biasPenalty(problem, point.bias) + problem.lambda * norm
}
