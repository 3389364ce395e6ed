import { ProgramBuilder } from './builder.ts'
import type { Model } from './model.ts'
import { sampleCount } from './spec.ts'
import { meanTargets } from './targets.ts'

/**
 * The unconstrained-feature model with weight decay and cross-entropy:
 * minimise (1/N) Σ CE(W h_{k,i}, k) + (λ_W/2)‖W‖² + (λ_H/2)‖H‖² over W (K × d) and H (d × N).
 *
 * Flow: dW/dt = −(G Hᵀ + λ_W W), dH/dt = −(Wᵀ G + λ_H H), G = (P − Y)/N.
 * Source: Zhu et al. 2021 (arXiv 2105.02375), eq. 3 without bias; imbalanced: Hong & Ling 2023.
 */
export const weightDecay: Model = {
  key: 'weightDecay',
  name: 'Weight decay (Zhu et al. 2021)',
  summary: 'Cross-entropy over free features and a linear classifier, both with weight decay.',
  source: 'Zhu et al. 2021, arXiv 2105.02375; imbalanced: Hong & Ling 2023, arXiv 2309.09725',
  knobs: ['lambdaW', 'lambdaH'],
  build: (spec) => {
    const builder = new ProgramBuilder()
    const W = builder.state('W', spec.counts.length, spec.dimension)
    const H = builder.state('H', spec.dimension, sampleCount(spec.counts))
    builder.addLoss('crossEntropy', builder.product(W, H), meanTargets(spec.counts))
    builder.addDecay(spec.values.lambdaW, W)
    builder.addDecay(spec.values.lambdaH, H)
    return builder.build()
  },
}
