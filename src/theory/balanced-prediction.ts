import { matrix } from '../math/matrix.ts'
import type { ConvexFormPrediction } from './convex-form.ts'
import type { ConvexProblem } from './convex-problem.ts'
import { factoredPrediction } from './factored-prediction.ts'

/**
 * The optimum of cross-entropy for K equal classes: a simplex ETF of margin a⋆ (own logit minus another), and
 * a bias of zero where there is one. Weight decay (c = √n, level = λ√n K): a⋆ = log(K/level − (K−1)) where
 * level < 1, else everything is zero. Budgets (c = 1): a⋆ = ρ/((K−1)c), that is K√E/(K−1).
 * Objective log(1 + (K−1)e^{−a⋆}) + λ(K−1) c a⋆; ‖w_k‖² = ratio² c a⋆ (K−1)/K, ‖h‖² = (a⋆/c)(K−1)/(K ratio²).
 * @param problem of one group.
 * @param ratio as in `factoredPrediction`.
 */
export function balancedPrediction({ groups, lambda, radius }: ConvexProblem, ratio: number): ConvexFormPrediction {
  const [{ members, scale }] = groups
  const K = members.length
  const level = lambda * scale * K
  const decayed = level < 1 ? Math.log(K / level - (K - 1)) : 0
  const margin = Math.min(radius / ((K - 1) * scale), decayed)
  const nothing = { left: matrix(1, 0), values: [], right: matrix(1, 0) }
  return {
    ...factoredPrediction(groups, [scale * margin], nothing, ratio),
    objective: Math.log1p((K - 1) * Math.exp(-margin)) + lambda * (K - 1) * margin * scale,
    gap: 0,
    regime: margin > 0 ? 'separated' : 'zero',
    ...(margin > 0 ? { shape: 'a simplex ETF' } : {}),
    bias: new Float64Array(1),
  }
}
