import { matrix } from '../math/matrix.ts'
import { singularValues, type SingularValues } from '../math/singular-values.ts'
import type { ConvexFormPrediction } from './convex-form.ts'
import { isCentred, type ConvexProblem } from './convex-problem.ts'
import { convexOptimum } from './convex-optimum.ts'
import { factoredPrediction, type CoreFactors } from './factored-prediction.ts'
import type { GroupedMatrix } from './grouped-matrix.ts'
import type { Regime } from './prediction.ts'

/**
 * Iterations allowed for G groups; each costs a G × G decomposition. 60 to 150 reach rounding up to
 * G = 10 (about 20 ms); G = 30 stops at a relative gap of 1e-6 or so (0.2 s), G = 100 at 1e-3 (1 s).
 */
function iterationsFor(G: number): number {
  return Math.min(1000, Math.max(30, Math.ceil(3e6 / G ** 3)))
}

/** Any number of groups and either loss: the problem solved step by step, with its certified gap. */
export function generalPrediction(problem: ConvexProblem, ratio: number): ConvexFormPrediction {
  const { groups } = problem
  const { point, objective, gap } = convexOptimum(problem, { limit: iterationsFor(groups.length) })
  const core = singularValues(point.a.core)
  const most = groups.length - (isCentred(problem) ? 1 : 0)
  const scale = Math.max(core.values[0], ...point.a.blocks)
  const rank = Math.min(core.values.filter((s) => s > 1e-12 * scale).length, most)
  return {
    ...factoredPrediction(groups, point.a.blocks, firstColumns(core, rank), ratio, most),
    objective,
    gap,
    regime: generalRegime(problem, point.a, rank),
    ...(groups.length === 1 && rank === 0 && point.a.blocks[0] > 0 ? { shape: 'a simplex ETF' } : {}),
    bias: point.bias,
  }
}

function firstColumns({ left, values, right }: SingularValues, rank: number): CoreFactors {
  const cut = (a: typeof left) =>
    matrix(a.rows, rank, Array.from({ length: a.rows * rank }, (_, i) => a.data[Math.floor(i / rank) * a.cols + (i % rank)]))
  return { left: cut(left), values: values.slice(0, rank), right: cut(right) }
}

/** Minority: the last group. Squared error without a bias has no other coupling than that of a class to itself. */
function generalRegime({ groups, loss, biasDecay }: ConvexProblem, { blocks, core }: GroupedMatrix, rank: number): Regime {
  const last = groups.length - 1
  const isMerged = blocks[last] === 0
  if (rank === 0 && blocks.every((x) => x === 0)) return 'zero'
  if (loss === 'squaredError' && biasDecay === undefined) {
    return groups.every((_, g) => core.data[g * (groups.length + 1)] > 0) ? 'frame' : 'someVanished'
  }
  if (rank === 0 && isMerged) return 'minorityVanished'
  return isMerged && groups[last].members.length > 1 ? 'minorityMerged' : 'separated'
}
