import { linearHead } from './linear-head.ts'
import type { Model } from './model.ts'

/**
 * The unconstrained layer-peeled model: minimise (1/N) Σ ℓ(W h_{k,i}, k) over W (K × d) and
 * H (d × N), with no penalty and no constraint. With cross-entropy lengths grow for ever and the
 * direction converges.
 *
 * Flow: dW/dt = −G Hᵀ, dH/dt = −Wᵀ G, G = (P − Y)/N; WᵀW − HHᵀ and, with cross-entropy, Σ_k w_k
 * stay constant. Source: Ji et al. 2022 (arXiv 2110.02796), eq. 1.4.
 */
export const ulpm: Model = {
  key: 'ulpm',
  name: 'No penalty (Ji et al. 2022)',
  summary: 'The loss over free features and a linear classifier, with nothing to hold them.',
  source: 'Ji et al. 2022, arXiv 2110.02796',
  knobs: ['loss', 'bias', 'lambdaB'],
  build: (spec) => linearHead(spec, { lambdaW: 0, lambdaH: 0 }),
}
