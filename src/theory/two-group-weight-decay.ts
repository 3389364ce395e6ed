import { matrix, multiply, transpose } from '../math/matrix.ts'
import { sampleTotal, type ClassGroup } from './class-groups.ts'
import { factoredPrediction, type CoreFactors, type WeightDecays } from './factored-prediction.ts'
import type { Prediction, Regime } from './prediction.ts'
import { twoGroupOptimum, type TwoGroupOptimum } from './two-group-optimum.ts'
import { twoGroupsOf } from './weight-decay-lines.ts'
import { evaluate, lowerBound } from './weight-decay-problem.ts'

/**
 * The optimum of cross-entropy with weight decay for two groups of classes, from the reduced convex
 * problem in a, e, x, y: A has singular values √n_A a (K_A − 1 times), √n_B e (K_B − 1 times) and
 * S = √(n_A x² + n_B y²). The minority's rows coincide ⇔ λ ≥ √n_B/N.
 * @param groups two, the larger count first; counts may be real.
 * @returns the prediction without its thresholds; attained for d ≥ K − 1.
 */
export function twoGroupWeightDecay(groups: readonly ClassGroup[], decays: WeightDecays): Omit<Prediction, 'thresholds'> {
  const lambda = Math.sqrt(decays.lambdaW * decays.lambdaH)
  const optimum = twoGroupOptimum(twoGroupsOf(groups), lambda)
  const blocks = Float64Array.of(Math.sqrt(groups[0].count) * optimum.a, Math.sqrt(groups[1].count) * optimum.e)
  const core = coreOf(groups, optimum)
  const product = multiply(core.left, transpose(core.right))
  const a = { blocks, core: matrix(2, 2, product.data.map((x) => x * optimum.S)) }
  const bound = lowerBound({ groups, lambda }, evaluate({ groups, lambda }, a))
  return {
    ...factoredPrediction(groups, blocks, core, decays),
    objective: optimum.objective,
    gap: Math.max(0, optimum.objective - bound),
    regime: regimeOf(groups, lambda, optimum),
    standing: 'convex optimum with certificate',
    source: 'Convex form min f(A) + λ‖A‖_* reduced by symmetry; Hong & Ling 2023 (arXiv 2309.09725) for the collapse',
  }
}

/** The core is S · left rightᵀ with left = (√(K_B/K), −√(K_A/K)) and right = (√n_A x, −√n_B y)/S. */
function coreOf([A, B]: readonly ClassGroup[], { x, y, S }: TwoGroupOptimum): CoreFactors {
  const K = A.members.length + B.members.length
  const left = [Math.sqrt(B.members.length / K), -Math.sqrt(A.members.length / K)]
  const right = S > 0 ? [(Math.sqrt(A.count) * x) / S, (-Math.sqrt(B.count) * y) / S] : [0, 0]
  return { left: matrix(2, 1, left), values: [S], right: matrix(2, 1, right) }
}

function regimeOf(groups: readonly ClassGroup[], lambda: number, { a, S }: TwoGroupOptimum): Regime {
  if (S === 0) return a === 0 ? 'zero' : 'minorityVanished'
  const [, { members, count }] = groups
  return members.length > 1 && lambda >= Math.sqrt(count) / sampleTotal(groups) ? 'minorityMerged' : 'separated'
}
