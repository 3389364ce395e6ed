import { matrix, multiply, transpose } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import { withBestBias, type Evaluated } from './best-bias.ts'
import { biasPenalty, classTotal, type ConvexPoint, type ConvexProblem, type LossGroup } from './convex-problem.ts'
import { dualityBound } from './duality-bound.ts'
import { groupedInner, groupedSum, nuclearNorm, type GroupedMatrix } from './grouped-matrix.ts'

/** The minimiser of a convex problem with its certificate. */
export interface ConvexOptimum {
  readonly point: ConvexPoint
  readonly objective: number
  /** objective − lower bound, ≥ 0: the optimum is at most this far below. */
  readonly gap: number
  readonly iterations: number
}

export interface OptimumOptions {
  /** A point to start from, of the same groups and within the budget. */
  readonly start?: ConvexPoint
  /** Iterations allowed. */
  readonly limit?: number
}

/** The gap at which to stop, relative to the objective: the bound itself is rounded to 1e-14 or so. */
const RELATIVE_GAP = 5e-14

/** And in all, for squared error: its residual z − 1 is rounded to ε, whatever is left of it. */
const SQUARED_GAP = 4 * Number.EPSILON

/** Steps back allowed to the objective, over which it must fall: Barzilai–Borwein steps are not monotone. */
const MEMORY = 10

/**
 * The longest step, in lengths that the loss lets expect: curvature may be next to nothing in some directions, but
 * what is lowered again by as much as it was raised is rounded to ε of it.
 */
const LONGEST = 1e4

/** Points between two looks at the gap, which costs as much as a step when there are many groups. */
const GAP_EVERY = 5

interface Iterate extends Evaluated {
  readonly objective: number
}

/**
 * The global optimum of a convex problem: proximal gradient steps with singular value shrinkage on the
 * grouped matrix (K × K where all classes differ), the bias being the best one at every step, step lengths of
 * Barzilai and Borwein with a non-monotone search. The gap says how good the result is, also when it stops early.
 * Source: Wright, Nowak, Figueiredo 2009 (SpaRSA).
 */
export function convexOptimum(problem: ConvexProblem, options: OptimumOptions = {}): ConvexOptimum {
  const limit = options.limit ?? 5000
  const { groups, loss, radius } = problem
  const rounding = loss === 'squaredError' ? SQUARED_GAP * (radius < Infinity ? Math.max(1, radius) : 1) : 0
  const start = options.start ?? startOf(problem)
  let current = iterateAt(problem, withoutMerged(problem, start), nuclearNorm(groups, start.a))
  let length = lengthAt(problem, current)
  const recent = [current.objective]
  let best = { current, gap: gapAt(problem, current) }
  let iterations = 0
  while (iterations < limit && best.gap > RELATIVE_GAP * best.current.objective + rounding) {
    const next = proximalStep(problem, current, length, Math.max(...recent))
    if (next === null) break
    iterations++
    length = Math.min(nextLength(problem, current, next, length), LONGEST * lengthAt(problem, next))
    current = next
    recent.push(current.objective)
    if (recent.length > MEMORY) recent.shift()
    if (iterations % GAP_EVERY !== 0 && iterations < limit) continue
    const gap = gapAt(problem, current)
    if (gap < best.gap) best = { current, gap }
  }
  return { point: best.current.point, objective: best.current.objective, gap: best.gap, iterations }
}

/**
 * Classes of a group coincide ⇔ λ ≥ ω_g/c_g, whatever the loss, the bias and the other groups are: where they
 * coincide, ∇f on the differences within the group is −(ω_g/c_g) I.
 * @returns λ; null for a group of one class, which has nothing to merge with.
 */
export function mergingLambda({ members, share, scale }: LossGroup): number | null {
  return members.length > 1 ? share / scale : null
}

/** The point with exactly equal classes where they must be. */
function withoutMerged({ groups, lambda }: ConvexProblem, { a, bias }: ConvexPoint): ConvexPoint {
  const blocks = a.blocks.map((x, g) => (lambda >= (mergingLambda(groups[g]) ?? 0) ? 0 : x))
  return { a: { blocks, core: a.core }, bias }
}

function iterateAt(problem: ConvexProblem, point: ConvexPoint, norm: number): Iterate {
  const best = withBestBias(problem, point)
  return { ...best, objective: best.at.loss + biasPenalty(problem, best.point.bias) + problem.lambda * norm }
}

function gapAt(problem: ConvexProblem, { at, objective }: Iterate): number {
  return Math.max(0, objective - dualityBound(problem, at))
}

/**
 * The inverse of the curvature of f in A to expect: that of a column of logits is at most 1 for squared error, and
 * for cross-entropy at most ½ and about the loss where that is small.
 */
function lengthAt({ groups, loss }: ConvexProblem, { at }: Iterate): number {
  const curvature = loss === 'crossEntropy' ? Math.max(Number.MIN_VALUE, Math.min(0.5, at.loss)) : 1
  return 1 / (curvature * Math.max(...groups.map(({ share, scale }) => share / scale ** 2)))
}

/**
 * Cross-entropy: the simplex ETF whose margin a balanced problem would have. Squared error: the labels, or what an
 * unpenalised bias ω leaves of them, (I − ω1ᵀ) diag(c); without a bias steps keep it exactly diagonal. Scaled on
 * to the budget.
 */
function startOf({ groups, loss, lambda, radius, biasDecay }: ConvexProblem): ConvexPoint {
  const K = classTotal(groups)
  const G = groups.length
  const meanScale = Math.sqrt(groups.reduce((sum, { members, scale }) => sum + members.length * scale ** 2, 0) / K)
  const isSquared = loss === 'squaredError'
  const margin = !isSquared && lambda > 0 ? Math.log(Math.max(2, 1 / (lambda * meanScale) - (K - 1))) : 1
  const core = matrix(G, G)
  groups.forEach(({ members, scale }, g) =>
    groups.forEach((other, h) => {
      const taken = isSquared ? (biasDecay === 0 ? other.share : 0) : 1 / K
      const mean = Math.sqrt(members.length * other.members.length) * taken
      core.data[h * G + g] = scale * margin * ((g === h ? 1 : 0) - mean)
    }),
  )
  const blocks = Float64Array.from(groups, ({ members, scale }) => (members.length > 1 ? scale * margin : 0))
  const a = { blocks, core }
  const factor = radius < Infinity ? radius / nuclearNorm(groups, a) : 1
  const nothing = { blocks: new Float64Array(G), core: matrix(G, G) }
  return { a: groupedSum(nothing, factor, a), bias: new Float64Array(G) }
}

/** One shrinkage step, shortened until the objective falls below `ceiling`; null when none does. */
function proximalStep(problem: ConvexProblem, from: Iterate, first: number, ceiling: number): Iterate | null {
  for (let length = first, halving = 0; halving < 40; halving++, length /= 2) {
    const { a, norm } = shrunk(problem, from, length)
    const next = iterateAt(problem, withoutMerged(problem, { a, bias: from.point.bias }), norm)
    // 1e-15: the objective's own rounding must not stop a step that is right.
    if (next.objective <= ceiling * (1 + 1e-15)) return next
  }
  return null
}

/** Singular values of A − length · ∇f(A) lowered, none below zero; and their sum. */
function shrunk(problem: ConvexProblem, { point, at }: Iterate, length: number): { a: GroupedMatrix; norm: number } {
  const { groups } = problem
  const moved = groupedSum(point.a, -length, at.gradient)
  const { left, values, right } = singularValues(moved.core)
  const multiplicities = [...groups.map(({ members }) => members.length - 1), ...values.map(() => 1)]
  const threshold = thresholdOf(problem, [...moved.blocks, ...values], multiplicities, length)
  const lower = (x: number) => Math.max(0, x - threshold)
  const inBlocks = groups.reduce((sum, { members }, g) => sum + (members.length - 1) * lower(moved.blocks[g]), 0)
  const norm = values.reduce((sum, s) => sum + lower(s), inBlocks)
  // Lowering by much is rounded: a budget that binds is met once more.
  const fit = threshold > length * problem.lambda && norm > 0 ? problem.radius / norm : 1
  const scaled = left.data.map((x, i) => x * fit * lower(values[i % left.cols]))
  const core = multiply(matrix(left.rows, left.cols, scaled), transpose(right))
  return { a: { blocks: moved.blocks.map((x) => fit * lower(x)), core }, norm: fit * norm }
}

/** By what singular values are lowered: length · λ, or more where their sum would still exceed the budget. */
function thresholdOf(
  { lambda, radius }: ConvexProblem,
  values: readonly number[],
  multiplicities: readonly number[],
  length: number,
): number {
  const least = length * lambda
  if (radius === Infinity) return least
  const order = values.map((_, i) => i).toSorted((i, j) => values[j] - values[i])
  let [sum, count, threshold] = [0, 0, least]
  for (const i of order) {
    if (count > 0 && values[i] <= threshold) break
    sum += multiplicities[i] * values[i]
    count += multiplicities[i]
    if (count > 0) threshold = Math.max(least, (sum - radius) / count)
  }
  return threshold
}

/** ⟨Δ, Δ⟩/⟨Δ, Δ∇f⟩, the inverse curvature along the last step. */
function nextLength({ groups }: ConvexProblem, from: Iterate, to: Iterate, length: number): number {
  const moved = groupedSum(to.point.a, -1, from.point.a)
  const curvature = groupedInner(groups, moved, groupedSum(to.at.gradient, -1, from.at.gradient))
  const distance = groupedInner(groups, moved, moved)
  return curvature > 0 && distance > 0 ? distance / curvature : length
}
