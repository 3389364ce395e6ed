import { freeFeatures, linearHead } from './linear-head.ts'
import type { Model } from './model.ts'
import { depthOf } from './spec.ts'

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
  knobs: ['loss', 'bias', 'lambdaB', 'depth', 'columns'],
  without: {
    lambdaW: 'Nothing is penalised here: lengths grow for ever. For a penalty choose weight decay.',
    lambdaH: 'Nothing is penalised here: lengths grow for ever. For a penalty choose weight decay.',
    layerDecays: 'Nothing is penalised here: lengths grow for ever. For a penalty choose weight decay.',
    budgetH: 'Nothing is held here: lengths grow for ever. For budgets choose the Layer-Peeled Model.',
    budgetW: 'Nothing is held here: lengths grow for ever. For budgets choose the Layer-Peeled Model.',
    temperature: 'Lengths are free here, and a temperature would only rescale them. For one choose spheres.',
  },
  build: (spec) => linearHead(spec, { features: freeFeatures(0), decays: Array.from({ length: depthOf(spec) }, () => 0) }),
}
