import { heldFeatures, linearHead } from './linear-head.ts'
import type { Model } from './model.ts'

/**
 * Normalised features and classifiers: minimise the mean loss of the logits τ W h_{k,i} over unit rows of
 * W (K × d) and unit columns of H (d × N).
 *
 * The flow is Riemannian: every row and column moves by −(I − x xᵀ) gradient and is put back on its
 * sphere at every step. Source: Yaras et al. 2022 (arXiv 2209.09211), eq. 5.
 */
export const sphere: Model = {
  key: 'sphere',
  name: 'Spheres (Yaras et al. 2022)',
  summary: 'The loss over features and classifiers of length one, the logits times a temperature τ.',
  source: 'Yaras et al. 2022, arXiv 2209.09211',
  knobs: ['temperature', 'columns', 'loss', 'bias', 'lambdaB'],
  without: {
    lambdaW: 'All lengths are one here: there is nothing to penalise.',
    lambdaH: 'All lengths are one here: there is nothing to penalise.',
    layerDecays: 'All lengths are one here: there is nothing to penalise.',
    budgetH: 'All lengths are one here; τ is what a budget is elsewhere.',
    budgetW: 'All lengths are one here; τ is what a budget is elsewhere.',
    depth: 'Classifiers are points of a sphere here, not a product of layers; deep heads go with weight decay.',
  },
  build: (spec) =>
    linearHead(spec, {
      features: heldFeatures({ along: 'columns', radius: 1 }),
      classifier: { along: 'rows', radius: 1 },
      decays: [0],
      temperature: spec.values.temperature,
    }),
}
