import { depthOf, layerDecaysOf, type ModelSpec } from '../model/spec.ts'
import { blocksOf, type Block, type BlockProblem } from './deep-cross-entropy-blocks.ts'
import { arrangementCost, cheapestWithLone, withLone, type Arrangement } from './deep-cross-entropy-lone.ts'
import { cheapestPartition, partitionRank } from './deep-cross-entropy-partition.ts'
import { logitLoss, searchLogits } from './deep-cross-entropy-search.ts'
import { isTransitive, regimeOf, shapeOf } from './deep-cross-entropy-shape.ts'
import { directionsOf, directionsOfLogits, stateOf } from './deep-cross-entropy-state.ts'
import { balancedColumns } from './plain-columns.ts'
import type { Prediction } from './prediction.ts'

/**
 * The best known value of cross-entropy with weight decay through M ≥ 2 linear layers, n samples of each of
 * K classes: (1/N) Σ −log softmax(W_M⋯W_1 h)_y + Σ_m (λ_m/2)‖W_m‖² + (λ_H/2)‖H‖². With all layers balanced the
 * penalties are ((M+1)/2)(λ_H Π λ_m)^{1/(M+1)} Σ_j s_j^{2/(M+1)}, s_j the singular values of √n Z̄ (class-mean
 * logits): low rank is cheap, and from M = 2 on a simplex ETF is not the optimum in general. Weighed are all
 * divisions of the classes into simplices (pairs included), regular polygons, square antiprisms, icosahedra and vanished classes in
 * orthogonal subspaces of d dimensions in all, each at its best scale, and such divisions of all but one class
 * beside the last one in a direction of its own; where those are known to be undercut (see `isSearched`) also a
 * search from many starts.
 * Singular value s is carried by layer m as √(c/λ_m) and by the features as √(c/λ_H), c = (λ_H Π λ_m s²)^{1/(M+1)}.
 * Which classes share a block is open; the first ones share the largest.
 *
 * Source: Garrod & Keating 2024 (arXiv 2410.23169), that the ETF is not optimal; the figures: direct comparison.
 * @returns null where classes are not balanced, for M = 1 or another loss, a decay is not positive, or, with a
 * bias, where the best figure treats classes differently, so that a bias would lower it further, or a search is needed; where
 * a search is needed for more than twelve classes.
 */
export function deepCrossEntropy(spec: ModelSpec): Prediction | null {
  const n = balancedColumns(spec)
  const decays = [...layerDecaysOf(spec), spec.values.lambdaH]
  if (n === null || depthOf(spec) < 2 || spec.choices?.loss === 'squaredError') return null
  if (!decays.every((lambda) => lambda > 0)) return null
  const K = spec.counts.length
  const product = decays.reduce((all, lambda) => all * lambda, 1)
  const power = 2 / decays.length
  const weight = (decays.length / 2) * (product * n) ** (power / 2)
  const problem = { classes: K, mass: K, power, weight }
  const blocks = blocksOf(problem, K)
  const plain = { blocks: cheapestPartition(blocks, K, spec.dimension), lone: null }
  const best = cheapest(plain, cheapestWithLone(problem, spec.dimension))
  const hasBias = (spec.choices?.bias ?? 'none') !== 'none'
  if (isSearched(spec)) return K > LARGEST_SEARCH || hasBias ? null : searched(best, blocks, problem, spec.dimension, n, decays)
  if (hasBias && !isTransitive(best)) return null
  return {
    ...stateOf(directionsOf(best), K, n, decays),
    ...(hasBias ? { bias: new Float64Array(K) } : {}),
    objective: arrangementCost(best),
    gap: null,
    regime: regimeOf(best),
    shape: shapeOf(best),
    rivals: rivalsOf(blocks, problem, spec.dimension).filter(({ objective }) => objective > arrangementCost(best) * (1 + EQUAL)),
    thresholds: [],
    standing: 'best known value',
    source: 'Best of the figures weighed; that a simplex ETF is not optimal: Garrod & Keating 2024 (arXiv 2410.23169)',
  }
}

/** The most classes that are searched: a second or two. */
const LARGEST_SEARCH = 12

/** A figure of more than this many dimensions has not been seen to win from three layers on. */
const WIDEST_SEARCH = 6

/**
 * Where figures are known to be undercut: on a line; and for nine classes or more, but in the plane, from three
 * layers on or in fewer than K/2 dimensions. Up to eight classes no search was lower, whatever M and d ≥ 2 were tried.
 */
export function isSearched(spec: ModelSpec): boolean {
  const K = spec.counts.length
  const d = spec.dimension
  return (d === 1 && K > 2) || (K > 8 && d > 2 && (depthOf(spec) > 2 || 2 * d < K))
}

/** The better of a figure and a search. */
function searched(
  figure: Arrangement,
  blocks: readonly Block[],
  problem: BlockProblem,
  d: number,
  n: number,
  decays: readonly number[],
): Prediction {
  const K = problem.classes
  const product = decays.reduce((all, lambda) => all * lambda, 1)
  const logits = searchLogits(K, Math.min(d, K - 1, WIDEST_SEARCH), decays.length, (product * n) ** (1 / decays.length))
  const found = directionsOfLogits(logits)
  const penalty = found.reduce((sum, { singular }) => sum + problem.weight * singular ** problem.power, 0)
  const objective = logitLoss(logits).value + penalty
  const isBetter = objective < arrangementCost(figure) * (1 - 1e-9)
  const rivals = rivalsOf(blocks, problem, d)
  return {
    ...stateOf(isBetter ? found : directionsOf(figure), K, n, decays),
    objective: isBetter ? objective : arrangementCost(figure),
    gap: null,
    ...(isBetter
      ? { regime: 'code', shape: `a figure of ${found.length} ${found.length === 1 ? 'dimension' : 'dimensions'} found by search` }
      : { regime: regimeOf(figure), shape: shapeOf(figure) }),
    rivals: rivals.filter((rival) => rival.objective > Math.min(objective, arrangementCost(figure)) * (1 + EQUAL)),
    thresholds: [],
    standing: 'best known value',
    source: 'Best of the figures weighed and of 24 local minima; that a simplex ETF is not optimal: Garrod & Keating 2024 (arXiv 2410.23169)',
  }
}

/** Less by this share is equal: a lone class beside K − 1 others can come out as a simplex of all. */
const EQUAL = 1e-11

/** The cheapest, the plainer one first. */
function cheapest(plain: Arrangement, other: Arrangement | null): Arrangement {
  return other !== null && arrangementCost(other) < arrangementCost(plain) * (1 - EQUAL) ? other : plain
}

/** The well-known figures that fit into d dimensions, cheapest first. */
function rivalsOf(blocks: readonly Block[], problem: BlockProblem, d: number) {
  const K = problem.classes
  const block = (figure: Block['figure'], size: number) => blocks.filter((b) => b.figure === figure && b.size === size)
  const pairs = Array.from({ length: Math.floor(K / 2) }, () => block('simplex', 2)).flat()
  const plain = [block('simplex', K), block('polygon', K), Array.from({ length: K }, () => block('vanished', 1)).flat()]
  const arrangements = [
    ...plain.map((figure) => ({ blocks: figure, lone: null })),
    K % 2 === 0 ? { blocks: pairs, lone: null } : withLone(pairs, problem),
  ]
  return arrangements
    .filter((figure) => figure !== null)
    .filter((figure) => figure.blocks.length > 0 && rankOf(figure) <= d)
    .map((figure) => ({ shape: shapeOf(figure), objective: arrangementCost(figure) }))
    .filter(({ shape }, i, all) => all.findIndex((other) => other.shape === shape) === i)
    .toSorted((a, b) => a.objective - b.objective)
}

function rankOf({ blocks, lone }: Arrangement): number {
  return partitionRank(blocks) + (lone === null ? 0 : 1)
}
