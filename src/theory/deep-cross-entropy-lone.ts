import { bracketedRoot } from '../math/bracketed-root.ts'
import { blockOf, blocksOf, othersOf, type Block, type BlockProblem } from './deep-cross-entropy-blocks.ts'
import { cheapestPartition, partitionCost, type Partition } from './deep-cross-entropy-partition.ts'

/**
 * One class in a direction of its own, the last one, beside blocks of all others. Its logit is δ_rest lower
 * than the mean of the rest for their samples; the rest's are δ_own lower than its own for its samples. Centred, that is one
 * singular value s = √((K−1)/K) √((K−1)δ_rest² + δ_own²).
 */
export interface Lone {
  readonly own: number
  readonly rest: number
  readonly singular: number
  readonly cost: number
}

/** What the classes form: blocks, and perhaps a lone class. */
export interface Arrangement {
  readonly blocks: Partition
  readonly lone: Lone | null
}

/** Objective of an arrangement. */
export function arrangementCost({ blocks, lone }: Arrangement): number {
  return partitionCost(blocks) + (lone?.cost ?? 0)
}

/** Rounds of alternation allowed; 5 to 20 are usual, since the lone class hardly moves the others. */
const ROUNDS = 100

/**
 * A class beside given blocks: their scales for a given δ_rest and the lone class for given scales in turn;
 * every step lowers the objective.
 * @param blocks of K − 1 classes, at any scales; dead ones stay dead.
 * @returns null where no direction of its own pays for the lone class.
 */
export function withLone(start: Partition, problem: BlockProblem): Arrangement | null {
  let lone = loneBeside(start, problem)
  let blocks = start
  for (let round = 0; lone !== null && round < ROUNDS; round++) {
    blocks = rescaled(blocks, { ...problem, mass: problem.classes - 1 + Math.exp(-lone.rest) })
    const next = loneBeside(blocks, problem)
    const isDone = next !== null && Math.abs(next.rest - lone.rest) <= 1e-15 * next.rest
    lone = next
    if (isDone) break
  }
  return lone === null ? null : { blocks: rescaled(blocks, { ...problem, mass: problem.classes - 1 + Math.exp(-lone.rest) }), lone }
}

/** The cheapest arrangement found with a lone class and blocks of the others in d dimensions in all, d ≥ 1. */
export function cheapestWithLone(problem: BlockProblem, d: number): Arrangement | null {
  const rest = problem.classes - 1
  // Divided as if the lone class were one of zero logits; where it is moves the costs of blocks little.
  return withLone(cheapestPartition(blocksOf(problem, rest), rest, d - 1), problem)
}

function rescaled(blocks: Partition, problem: BlockProblem): Partition {
  const known = new Map<string, Block>()
  return blocks.map((block) => {
    const key = `${block.figure} ${block.size}`
    const found = known.get(key) ?? blockOf(block.figure, block.size, problem)
    known.set(key, found)
    return found
  })
}

/** Half octaves of s/√K that are searched downwards: 2¹² … 2⁻⁸. */
const [FIRST, LAST] = [24, -16]

/**
 * δ_own and δ_rest at given scales of the rest. With μ = weight p s^{p−2} (K−1)/K either has one root,
 * slope_own(δ) = μδ and slope_rest(δ) = μ(K−1)δ; s is the largest that agrees with them, the outermost minimum.
 */
function loneBeside(blocks: Partition, { classes: K, power, weight }: BlockProblem): Lone | null {
  const own = (delta: number) => Math.exp(-delta) / (1 + (K - 1) * Math.exp(-delta)) * ((K - 1) / K)
  const rest = slopeOfRest(blocks, K)
  const at = (mu: number) => {
    const [x, y] = [crossing(own, mu), crossing(rest, mu * (K - 1))]
    return { own: x, rest: y, singular: Math.sqrt(((K - 1) / K) * ((K - 1) * y * y + x * x)) }
  }
  const muOf = (s: number) => ((weight * power * (K - 1)) / K) * s ** (power - 2)
  // Positive where the loss pulls a direction of length s outwards still.
  const excess = (s: number) => Math.log(at(muOf(s)).singular / s)
  const root = Math.sqrt(K)
  for (let i = FIRST; i > LAST; i--) {
    if (excess(root * 2 ** ((i - 1) / 2)) <= 0) continue
    const singular = bracketedRoot(excess, root * 2 ** ((i - 1) / 2), root * 2 ** (i / 2))
    const { own: x, rest: y } = at(muOf(singular))
    return { own: x, rest: y, singular, cost: Math.log1p((K - 1) * Math.exp(-x)) / K + weight * singular ** power }
  }
  return null
}

/** −d/dδ of the loss of all classes but the lone one. */
function slopeOfRest(blocks: Partition, K: number): (delta: number) => number {
  const terms = [...new Set(blocks)].map((block) => ({
    share: (block.size / K) * blocks.filter((other) => other === block).length,
    others: othersOf(block, K - 1),
    lone: Math.exp(-block.ownRate * block.scale),
  }))
  return (delta) =>
    terms.reduce((sum, { share, others, lone }) => {
      const e = lone * Math.exp(-delta)
      return sum + (share * e) / (1 + others + e)
    }, 0)
}

/** The one δ ≥ 0 at which a falling slope, at most e^{−δ}, meets μδ. */
function crossing(slope: (delta: number) => number, mu: number): number {
  return bracketedRoot((delta) => slope(delta) - mu * delta, 0, Math.min(1 / mu, Math.max(1, -Math.log(mu))))
}
