import { bracketedRoot } from '../math/bracketed-root.ts'
import { matrix, type Matrix } from '../math/matrix.ts'
import { icosahedron, regularPolygon, simplexColumns, squareAntiprism } from './sphere-figures.ts'

/** A figure that some of the classes form in a subspace of their own; every class of it has the same loss. */
export interface Block {
  readonly figure: 'simplex' | 'polygon' | 'antiprism' | 'icosahedron' | 'vanished'
  /** Classes in it. */
  readonly size: number
  /** Dimensions of its subspace. */
  readonly rank: number
  /** Singular values of its class-mean logits over its scale t; `rank` of them. */
  readonly strengths: readonly number[]
  /** Scale t ≥ 0 of the logits: a simplex has t(I − 11ᵀ/m), any other figure t times its cosines (an antiprism those in the plane). */
  readonly scale: number
  /** Its share in the objective. */
  readonly cost: number
  /** Own logit over the scale: how far the classes outside are below it. */
  readonly ownRate: number
  /** The other classes of the block: their logits are scale · rate below the own one. */
  readonly kinds: readonly { readonly rate: number; readonly multiplicity: number }[]
}

/** What cross-entropy and the penalty are, seen from a block: K classes, p = 2/(M+1), penalty of s: weight · s^p. */
export interface BlockProblem {
  readonly classes: number
  /** Σ e^{z} over all classes where the block has zero logits: K, or K − 1 + e^{−δ} where a lone class is δ lower. */
  readonly mass: number
  readonly power: number
  /** ((M+1)/2)(λ_H Π λ_m)^{1/(M+1)} n^{1/(M+1)}, for singular values of class-mean logits. */
  readonly weight: number
}

type Figure = Omit<Block, 'scale' | 'cost'>

/**
 * All kinds of blocks of at most `largest` classes at their best scale; a block that is better at zero has
 * scale 0 and the cost of that.
 */
export function blocksOf(problem: BlockProblem, largest: number): Block[] {
  const sizes = Array.from({ length: Math.max(0, largest - 1) }, (_, i) => i + 2)
  // A triangle is a simplex and a square two pairs.
  const figures = [...sizes.map(simplex), ...sizes.filter((m) => m >= 5).map(polygon), ...(largest >= 12 ? [ofIcosahedron] : [])]
  const others = largest >= 8 ? [bestAntiprism(problem)] : []
  return [vanished(problem), ...figures.map((figure) => solved(figure, problem)), ...others]
}

/** One kind of block at its best scale. */
export function blockOf(figure: Block['figure'], size: number, problem: BlockProblem): Block {
  if (figure === 'vanished') return vanished(problem)
  if (figure === 'antiprism') return bestAntiprism(problem)
  if (figure === 'polygon') return solved(polygon(size), problem)
  return solved(figure === 'icosahedron' ? ofIcosahedron : simplex(size), problem)
}

function zeroCost(size: number, { classes, mass }: BlockProblem): number {
  return (size / classes) * Math.log(mass)
}

function vanished(problem: BlockProblem): Block {
  return { figure: 'vanished', size: 1, rank: 0, strengths: [], scale: 0, ownRate: 0, kinds: [], cost: zeroCost(1, problem) }
}

function simplex(m: number): Figure {
  const kinds = [{ rate: 1, multiplicity: m - 1 }]
  return { figure: 'simplex', size: m, rank: m - 1, strengths: Array<number>(m - 1).fill(1), ownRate: (m - 1) / m, kinds }
}

function polygon(m: number): Figure {
  // Neighbours on both sides; the opposite corner of an even polygon once.
  const kinds = Array.from({ length: Math.floor(m / 2) }, (_, i) => ({
    rate: 2 * Math.sin((Math.PI * (i + 1)) / m) ** 2,
    multiplicity: 2 * (i + 1) === m ? 1 : 2,
  }))
  return { figure: 'polygon', size: m, rank: 2, strengths: [m / 2, m / 2], ownRate: 1, kinds }
}

const ofIcosahedron: Figure = {
  figure: 'icosahedron',
  size: 12,
  rank: 3,
  strengths: [4, 4, 4],
  ownRate: 1,
  kinds: [
    { rate: 1 - 1 / Math.sqrt(5), multiplicity: 5 },
    { rate: 1 + 1 / Math.sqrt(5), multiplicity: 5 },
    { rate: 2, multiplicity: 1 },
  ],
}

/** Two squares, one turned by 45°; logits p cos θ ± q, here for q = ratio · p. */
function antiprism(ratio: number): Figure {
  const kinds = [
    { rate: 1, multiplicity: 2 },
    { rate: 2, multiplicity: 1 },
    { rate: 1 - Math.SQRT1_2 + 2 * ratio, multiplicity: 2 },
    { rate: 1 + Math.SQRT1_2 + 2 * ratio, multiplicity: 2 },
  ]
  return { figure: 'antiprism', size: 8, rank: 3, strengths: [4, 4, 8 * ratio], ownRate: 1 + ratio, kinds }
}

/** The antiprism of the best height, by golden section over the ratio in (1/8, 2): to eight digits, so the cost to rounding. */
function bestAntiprism(problem: BlockProblem): Block {
  const at = (ratio: number) => solved(antiprism(ratio), problem)
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [1 / 8, 2]
  let [x, y] = [high - golden * (high - low), low + golden * (high - low)]
  let [fx, fy] = [at(x).cost, at(y).cost]
  while (high - low > 1e-8) {
    if (fx <= fy) {
      ;[high, y, fy] = [y, x, fx]
      x = high - golden * (high - low)
      fx = at(x).cost
    } else {
      ;[low, x, fx] = [x, y, fy]
      y = low + golden * (high - low)
      fy = at(y).cost
    }
  }
  return at((low + high) / 2)
}

/**
 * The best scale: the lower of zero and the outermost local minimum of
 * (m/K) log(1 + Σ multiplicity e^{−rate t}) + weight Σ (strength t)^p, the classes outside included.
 */
function solved(figure: Figure, problem: BlockProblem): Block {
  const zero = { ...figure, scale: 0, cost: zeroCost(figure.size, problem) }
  const scale = outermostMinimum(figure, problem)
  if (scale === null) return zero
  const penalty = problem.weight * strengthOf(figure, problem) * scale ** problem.power
  const cost = (figure.size / problem.classes) * Math.log1p(othersOf({ ...figure, scale }, problem.mass)) + penalty
  return cost < zero.cost ? { ...figure, scale, cost } : zero
}

/** Σ strength^p. */
function strengthOf({ strengths }: Figure, { power }: Pick<BlockProblem, 'power'>): number {
  return strengths.reduce((sum, strength) => sum + strength ** power, 0)
}

/** Σ e^{z_j − z_own} over all classes but the own one, for a class of the block. */
export function othersOf({ kinds, ownRate, size, scale }: Omit<Block, 'cost'>, mass: number): number {
  const outside = (mass - size) * Math.exp(-ownRate * scale)
  return kinds.reduce((sum, { rate, multiplicity }) => sum + multiplicity * Math.exp(-rate * scale), outside)
}

/** Half octaves of t below 2⁻¹⁰ are not searched: a branch so short is no minimum for any decay that leaves one. */
const FIRST = -20

/** Where the slope of the loss overtakes the slope of the penalty last; null where it never does on the grid. */
function outermostMinimum(figure: Figure, { classes, mass, power, weight }: BlockProblem): number | null {
  const { kinds, size, ownRate } = figure
  const logPenalty = Math.log(weight * power * strengthOf(figure, { power }))
  const excess = (t: number): number => {
    const outside = (mass - size) * ownRate * Math.exp(-ownRate * t)
    const slope = kinds.reduce((sum, { rate, multiplicity }) => sum + multiplicity * rate * Math.exp(-rate * t), outside)
    const loss = (size / classes) * (slope / (1 + othersOf({ ...figure, scale: t }, mass)))
    return Math.log(loss) + (1 - power) * Math.log(t) - logPenalty
  }
  // The slope of the loss is below K e^{−rate t} with the smallest rate; log t stays below 50.
  const slowest = Math.min(ownRate, ...kinds.map(({ rate }) => rate))
  const last = Math.ceil(2 * Math.log2((2 * (Math.log(classes) + 50 - Math.min(0, logPenalty))) / slowest))
  for (let i = last; i >= FIRST; i--) {
    if (excess(2 ** (i / 2)) > 0) return bracketedRoot(excess, 2 ** (i / 2), 2 ** ((i + 1) / 2))
  }
  return null
}

/** Orthonormal columns U, size × rank, with class-mean logits t U diag(strengths) Uᵀ; rows in the order of the classes. */
export function columnsOfBlock({ figure, size, rank }: Block): Matrix {
  if (figure === 'simplex') return simplexColumns(size)
  if (figure === 'vanished') return matrix(size, 0)
  if (figure === 'antiprism') {
    // Of height ±1/√3 the rows are a tight frame like the others.
    return scaled(squareAntiprism(1 / 3), size, rank)
  }
  return scaled(figure === 'polygon' ? regularPolygon(size) : icosahedron(), size, rank)
}

function scaled(rows: Matrix, size: number, rank: number): Matrix {
  // Unit rows of a tight frame: columns of squared length size/rank.
  return matrix(size, rank, rows.data.map((x) => x * Math.sqrt(rank / size)))
}
