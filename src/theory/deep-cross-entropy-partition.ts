import type { Block } from './deep-cross-entropy-blocks.ts'

/** Blocks in orthogonal subspaces, the largest first. */
export type Partition = readonly Block[]

/** Σ cost: blocks in orthogonal subspaces do not see one another's scale. */
export function partitionCost(partition: Partition): number {
  return partition.reduce((sum, { cost }) => sum + cost, 0)
}

/** Σ rank of the blocks that are alive. */
export function partitionRank(partition: Partition): number {
  return partition.reduce((sum, { rank, scale }) => sum + (scale > 0 ? rank : 0), 0)
}

/**
 * The cheapest division of K classes into blocks, of d dimensions at most: the costs of blocks add up, so
 * that it is found step by step, K d steps of one comparison for each block.
 * @param blocks `vanished` among them, which is used as a class that is zero.
 */
export function cheapestPartition(blocks: readonly Block[], K: number, d: number): Partition {
  const useful = blocks.filter(({ figure, scale }) => figure === 'vanished' || scale > 0)
  const limit = Math.min(d, K)
  // best[k][r]: the cheapest cost of k classes in r dimensions at most, and the block that was added last.
  const best: { cost: number; last: Block | null }[][] = [Array.from({ length: limit + 1 }, () => ({ cost: 0, last: null }))]
  for (let k = 1; k <= K; k++) {
    const row = Array.from({ length: limit + 1 }, (_, r) => {
      let found: { cost: number; last: Block | null } = { cost: Infinity, last: null }
      for (const block of useful) {
        if (block.size > k || block.rank > r) continue
        const cost = best[k - block.size][r - block.rank].cost + block.cost
        if (cost < found.cost) found = { cost, last: block }
      }
      return found
    })
    best.push(row)
  }
  return traced(best, K, limit).toSorted((a, b) => b.size - a.size || b.rank - a.rank)
}

function traced(best: readonly (readonly { last: Block | null }[])[], K: number, d: number): Block[] {
  const blocks: Block[] = []
  let [k, r] = [K, d]
  for (let last = best[k][r].last; last !== null; last = best[k][r].last) {
    blocks.push(last)
    k -= last.size
    r -= last.rank
  }
  return blocks
}
