import { linearHead, type HeadChoices } from './linear-head.ts'
import type { Model } from './model.ts'
import { columnsOf, layerDecaysOf, sampleCount } from './spec.ts'

/**
 * Batch-normalised features: minimise the mean loss of W h_c over W (K × d), γ (d × 1) and X (d × N),
 * with h_ic = γ_i (x_ic − mean_i)/√variance_i over all columns c (no shift, no ε in the variance) and the
 * penalty (λ_W/2)‖W‖² + (λ_H/2)‖γ‖².
 *
 * The flow is that of the unnormalised parameters X, differentiated exactly. It never moves the mean or
 * the variance of a row, since the gradient is orthogonal to both: it is the flow of the normalised
 * features with time divided by the variance of the start.
 * Source: Pan & Cao 2023 (arXiv 2309.04644), section 2; λ_W = λ_H = λ there.
 */
export const batchNorm: Model = {
  key: 'batchNorm',
  name: 'Batch norm (Pan & Cao 2023)',
  summary: 'The loss over batch-normalised features and a classifier, with weight decay on both scales.',
  source: 'Pan & Cao 2023, arXiv 2309.04644',
  knobs: ['lambdaW', 'lambdaH', 'layerDecays', 'loss', 'bias', 'lambdaB', 'depth'],
  without: {
    columns: 'The mean and the variance are taken over samples, so that a class cannot be one column.',
    budgetH: 'Batch norm and weight decay hold the lengths here. For budgets choose the Layer-Peeled Model.',
    budgetW: 'Batch norm and weight decay hold the lengths here. For budgets choose the Layer-Peeled Model.',
    temperature: 'The scale γ of the features is free here, and a temperature would only rescale it.',
  },
  build: (spec) => linearHead(spec, { features: normalisedFeatures(spec.values.lambdaH), decays: layerDecaysOf(spec) }),
}

function normalisedFeatures(lambda: number): HeadChoices['features'] {
  return (builder, spec) => {
    const X = builder.state('X', spec.dimension, sampleCount(columnsOf(spec)))
    const gamma = builder.state('gamma', spec.dimension, 1)
    builder.addDecay(lambda, gamma)
    return { register: builder.rowScaled(gamma, builder.normalised(X)), free: null }
  }
}
