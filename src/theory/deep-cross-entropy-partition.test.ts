import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf, type Block } from './deep-cross-entropy-blocks.ts'
import { cheapestPartition, partitionCost, partitionRank } from './deep-cross-entropy-partition.ts'

/** The least cost of K classes in d dimensions by trying everything. */
function leastCost(blocks: readonly Block[], K: number, d: number): number {
  if (K === 0) return 0
  const [first, ...rest] = blocks
  if (first === undefined) return Infinity
  const skipped = leastCost(rest, K, d)
  const rank = first.scale > 0 ? first.rank : 0
  const fits = first.size <= K && rank <= d
  return fits ? Math.min(skipped, first.cost + leastCost(blocks, K - first.size, d - rank)) : skipped
}

describe('cheapestPartition', () => {
  it('is the best of all divisions', () => {
    const setting = fc.record({
      K: fc.integer({ min: 2, max: 9 }),
      d: fc.integer({ min: 1, max: 9 }),
      depth: fc.integer({ min: 2, max: 5 }),
      weight: fc.double({ min: -9, max: 0, noNaN: true }).map(Math.exp),
    })
    fc.assert(
      fc.property(setting, ({ K, d, depth, weight }) => {
        const blocks = blocksOf({ classes: K, mass: K, power: 2 / (depth + 1), weight }, K)
        const best = cheapestPartition(blocks, K, d)
        expect(best.reduce((sum, { size }) => sum + size, 0)).toBe(K)
        expect(partitionRank(best)).toBeLessThanOrEqual(d)
        // Sums of a few numbers in another order.
        expect(Math.abs(partitionCost(best) / leastCost(blocks, K, d) - 1)).toBeLessThan(1e-14)
      }),
      { numRuns: 60 },
    )
  })
})

describe('blocksOf', () => {
  it('has every block at its best scale', () => {
    for (const depth of [2, 3, 6]) {
      const power = 2 / (depth + 1)
      const problem = { classes: 13, mass: 13, power, weight: 2e-3 }
      for (const { kinds, size, ownRate, strengths, scale, cost, figure } of blocksOf(problem, 13)) {
        if (figure === 'vanished') continue
        const at = (t: number) => {
          const outside = (13 - size) * Math.exp(-ownRate * t)
          const others = kinds.reduce((sum, { rate, multiplicity }) => sum + multiplicity * Math.exp(-rate * t), outside)
          return (size / 13) * Math.log1p(others) + 2e-3 * strengths.reduce((sum, s) => sum + (s * t) ** power, 0)
        }
        expect(Math.abs(at(scale) - cost)).toBeLessThan(1e-15)
        // No scale on a fine grid is better.
        for (let t = 0.01; t < 1e5; t *= 1.05) expect(at(t)).toBeGreaterThanOrEqual(cost - 1e-15)
        expect(kinds.reduce((sum, { multiplicity }) => sum + multiplicity, 0)).toBe(size - 1)
      }
    }
  })
})
