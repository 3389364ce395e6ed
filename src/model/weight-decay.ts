import { linearHead } from './linear-head.ts'
import type { Model } from './model.ts'

/**
 * The unconstrained-feature model with weight decay: minimise
 * (1/N) Σ ℓ(W h_{k,i}, k) + (λ_W/2)‖W‖² + (λ_H/2)‖H‖² over W (K × d) and H (d × N).
 *
 * Flow with cross-entropy: dW/dt = −(G Hᵀ + λ_W W), dH/dt = −(Wᵀ G + λ_H H), G = (P − Y)/N.
 * Source: Zhu et al. 2021 (arXiv 2105.02375), eq. 3; imbalanced: Hong & Ling 2023 (arXiv 2309.09725).
 */
export const weightDecay: Model = {
  key: 'weightDecay',
  name: 'Weight decay (Zhu et al. 2021)',
  summary: 'The loss over free features and a linear classifier, both with weight decay.',
  source: 'Zhu et al. 2021, arXiv 2105.02375; imbalanced: Hong & Ling 2023, arXiv 2309.09725',
  knobs: ['lambdaW', 'lambdaH', 'loss', 'bias', 'lambdaB'],
  build: (spec) => linearHead(spec, { lambdaW: spec.values.lambdaW, lambdaH: spec.values.lambdaH }),
}
