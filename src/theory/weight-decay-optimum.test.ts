import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classGroups, type ClassGroup } from './class-groups.ts'
import { evaluate, nuclearNorm, spectralNorm } from './weight-decay-problem.ts'
import { weightDecayOptimum } from './weight-decay-optimum.ts'

const anyCounts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 7 })
const anyLambda = fc.double({ min: -10, max: 0, noNaN: true }).map(Math.exp)

/** Every class a group of its own: the plain K × K problem. */
function apart(counts: readonly number[]): ClassGroup[] {
  return counts.map((count, k) => ({ members: [k], count }))
}

describe('weightDecayOptimum', () => {
  it('satisfies the optimality conditions: ‖∇f‖₂ ≤ λ and ⟨∇f, A⟩ = −λ‖A‖_*', () => {
    fc.assert(
      fc.property(anyCounts, anyLambda, (counts, lambda) => {
        const groups = apart(counts)
        const { a, gap, objective } = weightDecayOptimum({ groups, lambda })
        const { gradient } = evaluate({ groups, lambda }, a)
        expect(gap).toBeLessThanOrEqual(1e-12 * objective)
        // Where curvature is low a gap of 1e-13 leaves 1e-7 or so in the gradient.
        expect(spectralNorm(gradient)).toBeLessThanOrEqual(lambda * (1 + 1e-6))
        const aligned = gradient.core.data.reduce((sum, x, i) => sum + x * a.core.data[i], 0)
        expect(Math.abs(aligned + lambda * nuclearNorm(groups, a))).toBeLessThan(1e-11 * Math.max(1, objective))
      }),
      { numRuns: 60 },
    )
  })

  it('gives the same with equal classes grouped as with every class apart', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(3, 20, 90), { minLength: 2, maxLength: 7 }), anyLambda, (counts, lambda) => {
        const grouped = weightDecayOptimum({ groups: classGroups(counts), lambda })
        const plain = weightDecayOptimum({ groups: apart(counts), lambda })
        expect(Math.abs(grouped.objective - plain.objective)).toBeLessThan(1e-12 * plain.objective)
      }),
      { numRuns: 60 },
    )
  })

  it('says honestly how far it came when stopped early, and goes on from there', () => {
    const problem = { groups: apart([40, 20, 10, 5]), lambda: 1e-3 }
    const best = weightDecayOptimum(problem)
    const early = weightDecayOptimum(problem, { limit: 5 })
    expect(early.iterations).toBe(5)
    expect(early.objective).toBeGreaterThan(best.objective)
    expect(early.objective - best.objective).toBeLessThanOrEqual(early.gap)
    expect(early.gap).toBeLessThan(0.1)
    const warm = weightDecayOptimum(problem, { start: best.a })
    expect(warm.iterations).toBe(0)
    // The nuclear norm is summed in another order.
    expect(Math.abs(warm.objective - best.objective)).toBeLessThan(1e-15)
  })
})
