import type { ModelSpec } from '../model/spec.ts'
import { singularValues } from '../math/singular-values.ts'
import { matrix } from '../math/matrix.ts'
import { balancedWeightDecay } from './balanced-weight-decay.ts'
import { classGroups, type ClassGroup } from './class-groups.ts'
import { factoredPrediction, weightDecaysOf, type CoreFactors, type WeightDecays } from './factored-prediction.ts'
import type { Prediction, Regime } from './prediction.ts'
import { twoGroupWeightDecay } from './two-group-weight-decay.ts'
import { twoGroupsOf } from './weight-decay-lines.ts'
import { weightDecayOptimum } from './weight-decay-optimum.ts'
import { decayThresholds, imbalanceThresholds } from './weight-decay-thresholds.ts'

/** How many of the classes are the majority when all counts are equal, so that R has thresholds at R = 1. */
export interface Split {
  readonly majorityClasses: number
}

/**
 * The optimum of bias-free cross-entropy with weight decay (λ_W/2)‖W‖² + (λ_H/2)‖H‖²: the closed form for
 * equal counts, the reduced convex problem for two distinct counts, the general convex problem beyond.
 * @returns null for squared error, for a bias with unequal counts, where d < K − 1 (the convex optimum need not be attained there) or a decay is not positive.
 */
export function weightDecayPrediction(spec: ModelSpec, split?: Split): Prediction | null {
  const decays = weightDecaysOf(spec)
  if (spec.dimension < spec.counts.length - 1) return null
  if (!(decays.lambdaW > 0 && decays.lambdaH > 0)) return null
  const groups = classGroups(spec.counts)
  if (!isCovered(spec, groups.length)) return null
  return { ...optimumOf(groups, decays), thresholds: thresholdsOf(groups, decays, split) }
}

/**
 * What the closed forms and the convex form here hold for: cross-entropy without a bias; with one too
 * where all counts are equal, since the optimum's bias is then the same for every class.
 */
export function isCovered({ choices }: ModelSpec, distinctCounts: number): boolean {
  if (choices?.loss === 'squaredError') return false
  return (choices?.bias ?? 'none') === 'none' || distinctCounts === 1
}

function optimumOf(groups: readonly ClassGroup[], decays: WeightDecays): Omit<Prediction, 'thresholds'> {
  if (groups.length === 1) return balancedWeightDecay(groups[0], decays)
  return groups.length === 2 ? twoGroupWeightDecay(groups, decays) : generalWeightDecay(groups, decays)
}

function thresholdsOf(groups: readonly ClassGroup[], decays: WeightDecays, split: Split | undefined) {
  const inDecay = decayThresholds(groups, decays)
  if (groups.length === 2) return [...imbalanceThresholds(twoGroupsOf(groups), decays), ...inDecay]
  const K = groups[0].members.length
  if (groups.length > 2 || split === undefined || split.majorityClasses < 1 || split.majorityClasses >= K) return inDecay
  const { majorityClasses } = split
  const two = { majorityClasses, minorityClasses: K - majorityClasses, minorityCount: groups[0].count }
  return [...imbalanceThresholds(two, decays), ...inDecay]
}

/**
 * Iterations allowed for G distinct counts; each costs a G × G decomposition. 60 to 150 reach rounding up to
 * G = 10 (about 20 ms); G = 30 stops at a relative gap of 1e-6 or so (0.2 s), G = 100 at 1e-3 (1 s).
 */
function iterationsFor(G: number): number {
  return Math.min(1000, Math.max(30, Math.ceil(3e6 / G ** 3)))
}

/** Any number of groups: the convex problem solved step by step, with its certified gap. */
export function generalWeightDecay(groups: readonly ClassGroup[], decays: WeightDecays): Omit<Prediction, 'thresholds'> {
  const lambda = Math.sqrt(decays.lambdaW * decays.lambdaH)
  const limit = iterationsFor(groups.length)
  const { a, objective, gap } = weightDecayOptimum({ groups, lambda }, { limit })
  const core = singularValues(a.core)
  // A is orthogonal to (1, …, 1) on the left, so that the core has rank G − 1 at most.
  const rank = Math.min(core.values.filter((s) => s > 1e-12 * core.values[0]).length, groups.length - 1)
  return {
    ...factoredPrediction(groups, a.blocks, firstColumns(core, rank), decays),
    objective,
    gap,
    regime: regimeOf(a.blocks, rank, groups),
    standing: 'convex optimum with certificate',
    source: 'Convex form min f(A) + λ‖A‖_*, A = (W H̄) diag(√n), by proximal gradient with a duality gap',
  }
}

function firstColumns({ left, values, right }: ReturnType<typeof singularValues>, rank: number): CoreFactors {
  const cut = (a: typeof left) =>
    matrix(a.rows, rank, Array.from({ length: a.rows * rank }, (_, i) => a.data[Math.floor(i / rank) * a.cols + (i % rank)]))
  return { left: cut(left), values: values.slice(0, rank), right: cut(right) }
}

/** Minority: the classes of the smallest count. */
function regimeOf(blocks: Float64Array, rank: number, groups: readonly ClassGroup[]): Regime {
  const last = groups.length - 1
  const smallestMerged = blocks[last] === 0
  if (rank === 0 && smallestMerged) return blocks.every((x) => x === 0) ? 'zero' : 'minorityVanished'
  return smallestMerged && groups[last].members.length > 1 ? 'minorityMerged' : 'separated'
}
