import { freeFeatures, linearHead, sharedFeatures } from './linear-head.ts'
import type { Model } from './model.ts'
import { layerDecaysOf } from './spec.ts'

/**
 * The unconstrained-feature model with weight decay: minimise
 * (1/N) Σ ℓ(W_M⋯W_1 h_{k,i}, k) + Σ_m (λ_{W_m}/2)‖W_m‖² + (λ_H/2)‖H‖² over W_M (K × d), W_{M−1} … W_1
 * (d × d) and H (d × N); M = 1 is one classifier.
 *
 * Flow with cross-entropy, M = 1: dW/dt = −(G Hᵀ + λ_W W), dH/dt = −(Wᵀ G + λ_H H), G = (P − Y)/N.
 * One column a class is the flow of samples that coincide (and stay so): the decay of column k counts n_k times.
 * Source: Zhu et al. 2021 (arXiv 2105.02375), eq. 3; imbalanced: Hong & Ling 2023 (arXiv 2309.09725);
 * deep: Dang et al. 2023 (arXiv 2301.00437), eq. 2.
 */
export const weightDecay: Model = {
  key: 'weightDecay',
  name: 'Weight decay (Zhu et al. 2021; deep: Dang et al. 2023)',
  summary: 'The loss over free features and one or more linear layers, all with weight decay.',
  source: 'Zhu et al. 2021, arXiv 2105.02375; imbalanced: Hong & Ling 2023, arXiv 2309.09725; deep: Dang et al. 2023, arXiv 2301.00437',
  knobs: ['columns', 'lambdaW', 'lambdaH', 'layerDecays', 'loss', 'bias', 'lambdaB', 'depth'],
  without: {
    budgetH: 'Weight decay holds the lengths here. For budgets choose the Layer-Peeled Model.',
    budgetW: 'Weight decay holds the lengths here. For budgets choose the Layer-Peeled Model.',
    temperature: 'Lengths are free here, and a temperature would only rescale them. For one choose spheres.',
  },
  build: (spec) => {
    const features = spec.columns === undefined ? freeFeatures : sharedFeatures
    return linearHead(spec, { features: features(spec.values.lambdaH), decays: layerDecaysOf(spec) })
  },
}
