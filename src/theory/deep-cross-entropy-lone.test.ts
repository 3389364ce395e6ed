import { describe, expect, it } from 'vitest'
import { blocksOf, othersOf } from './deep-cross-entropy-blocks.ts'
import { arrangementCost, cheapestWithLone, withLone, type Arrangement } from './deep-cross-entropy-lone.ts'

/** Objective of pairs of one scale t beside a lone class, from the definition; K odd. */
function pairsObjective(K: number, t: number, own: number, rest: number, power: number, weight: number): number {
  const pair = Math.log1p(Math.exp(-t) + (K - 3) * Math.exp(-t / 2) + Math.exp(-t / 2 - rest))
  const lone = Math.log1p((K - 1) * Math.exp(-own))
  const singular = Math.sqrt(((K - 1) / K) * ((K - 1) * rest ** 2 + own ** 2))
  return ((K - 1) / K) * pair + lone / K + weight * (((K - 1) / 2) * t ** power + singular ** power)
}

function found(arrangement: Arrangement | null): Arrangement & { lone: NonNullable<Arrangement['lone']> } {
  if (arrangement?.lone == null) throw new Error('no lone class')
  return { ...arrangement, lone: arrangement.lone }
}

describe('withLone', () => {
  const [K, power, weight] = [5, 2 / 3, 1.5 * (5e-9) ** (1 / 3)]
  const problem = { classes: K, mass: K, power, weight }
  const pair = blocksOf(problem, 4).find(({ figure, size }) => figure === 'simplex' && size === 2)

  it('has the cost of its state, which no change of a scale lowers', () => {
    if (pair === undefined) throw new Error('no pair')
    const best = found(withLone([pair, pair], problem))
    const [t, own, rest] = [best.blocks[0].scale, best.lone.own, best.lone.rest]
    const at = (a: number, b: number, c: number) => pairsObjective(K, t * a, own * b, rest * c, power, weight)
    expect(Math.abs(at(1, 1, 1) / arrangementCost(best) - 1)).toBeLessThan(1e-14)
    for (const e of [1e-4, -1e-4, 0.1, -0.1]) {
      for (const moved of [at(1 + e, 1, 1), at(1, 1 + e, 1), at(1, 1, 1 + e), at(1 + e, 1 - e, 1), at(1, 1 - e, 1 + e)]) {
        expect(moved).toBeGreaterThan(arrangementCost(best))
      }
    }
    // The lone class is pushed away by the others' samples too.
    expect(rest).toBeGreaterThan(0.1)
    expect(othersOf(best.blocks[0], K - 1 + Math.exp(-rest))).toBeLessThan(othersOf(best.blocks[0], K))
  })

  it('is what K = 5 with two layers prefers', () => {
    const best = found(cheapestWithLone(problem, 5))
    expect(best.blocks.map(({ size }) => size)).toEqual([2, 2])
    // The reference carries nine digits.
    expect(arrangementCost(best)).toBeCloseTo(0.0408757898, 10)
  })

  it('is null where the decay is too strong', () => {
    expect(cheapestWithLone({ ...problem, weight: 10 }, 5)).toBeNull()
  })
})
