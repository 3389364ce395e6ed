import { ProgramBuilder } from './builder.ts'
import type { Model } from './model.ts'
import { sampleCount } from './spec.ts'
import { meanTargets } from './targets.ts'

/**
 * The unconstrained layer-peeled model: minimise (1/N) Σ CE(W h_{k,i}, k) over W (K × d) and H (d × N),
 * with no penalty and no constraint. Lengths grow for ever; the direction converges.
 *
 * Flow: dW/dt = −G Hᵀ, dH/dt = −Wᵀ G, G = (P − Y)/N; WᵀW − HHᵀ and Σ_k w_k stay constant.
 * Source: Ji et al. 2022 (arXiv 2110.02796), eq. 1.4.
 */
export const ulpm: Model = {
  key: 'ulpm',
  name: 'No penalty (Ji et al. 2022)',
  summary: 'Cross-entropy over free features and a linear classifier, with nothing to hold them.',
  source: 'Ji et al. 2022, arXiv 2110.02796',
  knobs: [],
  build: (spec) => {
    const builder = new ProgramBuilder()
    const W = builder.state('W', spec.counts.length, spec.dimension)
    const H = builder.state('H', spec.dimension, sampleCount(spec.counts))
    builder.addLoss('crossEntropy', builder.product(W, H), meanTargets(spec.counts))
    return builder.build()
  },
}
