import { matrix } from '../math/matrix.ts'
import type { ClassGroup } from './class-groups.ts'
import { factoredPrediction, type WeightDecays } from './factored-prediction.ts'
import type { Prediction } from './prediction.ts'

/**
 * The optimum of cross-entropy with weight decay for K classes of n samples each: a simplex ETF of margin
 * a⋆ = log(1/(λ√n) − (K − 1)) where λ√n K < 1, λ = √(λ_W λ_H), else everything is zero.
 * ‖w_k‖² = ((K−1)/K) a⋆ √n √(λ_H/λ_W), ‖h‖² = ((K−1)/K) (a⋆/√n) √(λ_W/λ_H), own logit minus another a⋆,
 * objective log(1 + (K−1) e^{−a⋆}) + λ(K−1) a⋆ √n.
 * @param group all K ≥ 2 classes.
 * @returns the prediction without its thresholds; attained for d ≥ K − 1.
 */
export function balancedWeightDecay(group: ClassGroup, decays: WeightDecays): Omit<Prediction, 'thresholds'> {
  const K = group.members.length
  const root = Math.sqrt(group.count)
  const lambda = Math.sqrt(decays.lambdaW * decays.lambdaH)
  const margin = lambda * root * K < 1 ? Math.log(1 / (lambda * root) - (K - 1)) : 0
  const nothing = { left: matrix(1, 0), values: [], right: matrix(1, 0) }
  return {
    ...factoredPrediction([group], [root * margin], nothing, decays),
    objective: Math.log1p((K - 1) * Math.exp(-margin)) + lambda * (K - 1) * margin * root,
    gap: 0,
    regime: margin > 0 ? 'separated' : 'zero',
    standing: 'theorem',
    source: 'Zhu et al. 2021 (arXiv 2105.02375), theorem 3.1, without bias: the convex form solved by symmetry',
  }
}
