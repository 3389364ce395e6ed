import { matrix } from '../math/matrix.ts'
import { depthOf, layerDecaysOf, type ModelSpec } from '../model/spec.ts'
import { blocksOf, columnsOfBlock, type Block, type BlockProblem } from './deep-cross-entropy-blocks.ts'
import { arrangementCost, cheapestWithLone, withLone, type Arrangement, type Lone } from './deep-cross-entropy-lone.ts'
import { cheapestPartition, partitionRank } from './deep-cross-entropy-partition.ts'
import { isTransitive, regimeOf, shapeOf } from './deep-cross-entropy-shape.ts'
import { balancedColumns } from './plain-columns.ts'
import type { Prediction } from './prediction.ts'

/**
 * The best known value of cross-entropy with weight decay through M ≥ 2 linear layers, n samples of each of
 * K classes: (1/N) Σ −log softmax(W_M⋯W_1 h)_y + Σ_m (λ_m/2)‖W_m‖² + (λ_H/2)‖H‖². With all layers balanced the
 * penalties are ((M+1)/2)(λ_H Π λ_m)^{1/(M+1)} Σ_j s_j^{2/(M+1)}, s_j the singular values of √n Z̄ (class-mean
 * logits): low rank is cheap, and from M = 2 on a simplex ETF is not the optimum in general. Weighed are all
 * divisions of the classes into simplices (pairs included), regular polygons, square antiprisms, icosahedra and vanished classes in
 * orthogonal subspaces of d dimensions in all, each at its best scale, and such divisions of all but one class
 * beside the last one in a direction of its own.
 * Singular value s is carried by layer m as √(c/λ_m) and by the features as √(c/λ_H), c = (λ_H Π λ_m s²)^{1/(M+1)}.
 * Which classes share a block is open; the first ones share the largest.
 *
 * Source: Garrod & Keating 2024 (arXiv 2410.23169), that the ETF is not optimal; the figures: direct comparison.
 * @returns null where classes are not balanced, for M = 1 or another loss, a decay is not positive, or, with a
 * bias, where the best figure treats classes differently, so that a bias would lower it further.
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
  if (hasBias && !isTransitive(best)) return null
  return {
    ...stateOf(best, n, decays),
    ...(hasBias ? { bias: new Float64Array(K) } : {}),
    objective: arrangementCost(best),
    gap: 0,
    regime: regimeOf(best),
    shape: shapeOf(best),
    rivals: rivalsOf(blocks, problem, spec.dimension).filter(({ objective }) => objective > arrangementCost(best) * (1 + EQUAL)),
    thresholds: [],
    standing: 'best known value',
    source: 'Best of the figures weighed; that a simplex ETF is not optimal: Garrod & Keating 2024 (arXiv 2410.23169)',
  }
}

/** Less by this share is equal: a lone class beside K − 1 others can come out as a simplex of all. */
const EQUAL = 1e-11

/** The cheapest, the plainer one first. */
function cheapest(plain: Arrangement, other: Arrangement | null): Arrangement {
  return other !== null && arrangementCost(other) < arrangementCost(plain) * (1 - EQUAL) ? other : plain
}

/** A direction of the class-mean logits: singular vectors and value. */
interface Direction {
  readonly left: Float64Array
  readonly right: Float64Array
  readonly singular: number
}

/** The singular value decomposition of the class-mean logits, blocks in the order of the classes. */
function directionsOf({ blocks, lone }: Arrangement): Direction[] {
  const K = blocks.reduce((sum, { size }) => sum + size, lone === null ? 0 : 1)
  let row = 0
  const directions = blocks.flatMap((block) => {
    const own = block.scale > 0 ? directionsOfBlock(block, row, K) : []
    row += block.size
    return own
  })
  return lone === null ? directions : [...directions, directionOfLone(lone, K)]
}

function directionsOfBlock(block: Block, row: number, K: number): Direction[] {
  const columns = columnsOfBlock(block)
  return Array.from({ length: block.rank }, (_, j) => {
    const vector = new Float64Array(K)
    for (let i = 0; i < block.size; i++) vector[row + i] = columns.data[i * block.rank + j]
    return { left: vector, right: vector, singular: block.strengths[j] * block.scale }
  })
}

function directionOfLone({ own, rest, singular }: Lone, K: number): Direction {
  const left = new Float64Array(K).fill(-1 / Math.sqrt(K * (K - 1)))
  left[K - 1] = (K - 1) / Math.sqrt(K * (K - 1))
  const length = Math.hypot(Math.sqrt(K - 1) * rest, own)
  const right = new Float64Array(K).fill(-rest / length)
  right[K - 1] = own / length
  return { left, right, singular }
}

/** Classifiers (rows of W_M⋯W_1), class means and the layers' singular values, strongest first. */
function stateOf(best: Arrangement, n: number, decays: readonly number[]) {
  const directions = directionsOf(best).toSorted((a, b) => b.singular - a.singular)
  const product = decays.reduce((all, lambda) => all * lambda, 1)
  const shares = directions.map(({ singular }) => (product * n * singular ** 2) ** (1 / decays.length))
  const layers = decays.slice(0, -1).map((lambda) => shares.map((share) => Math.sqrt(share / lambda)))
  const lambdaH = decays[decays.length - 1]
  const rank = directions.length
  const K = best.blocks.reduce((sum, { size }) => sum + size, best.lone === null ? 0 : 1)
  const [classifiers, means] = [matrix(K, rank), matrix(K, rank)]
  directions.forEach(({ left, right }, j) => {
    const a = layers.reduce((value, singular) => value * singular[j], 1)
    const h = Math.sqrt(shares[j] / (lambdaH * n))
    for (let k = 0; k < K; k++) {
      classifiers.data[k * rank + j] = a * left[k]
      means.data[k * rank + j] = h * right[k]
    }
  })
  return { classifiers, means, layers }
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
