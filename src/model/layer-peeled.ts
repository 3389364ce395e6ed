import { linearHead, heldFeatures } from './linear-head.ts'
import type { Model } from './model.ts'
import { classOfColumn, columnsOf, type ModelSpec } from './spec.ts'

/**
 * The Layer-Peeled Model: minimise the mean loss of W h_{k,i} over W (K × d) and H (d × N) under the
 * budgets (1/K) Σ_k ‖w_k‖² = E_W and (1/K) Σ_k (1/n_k) Σ_i ‖h_{k,i}‖² = E_H, held with equality.
 *
 * The flow is −gradient projected on the tangent spaces of the two budgets; the normal of the second
 * has the columns h_{k,i}/n_k. Where a class is one column, the loss of column k weighs n_k/N and the
 * second budget is ‖H‖² = K E_H. A start is scaled on to the budgets.
 * Source: Fang et al. 2021 (arXiv 2101.12699), eq. 3; with inequalities there, which cross-entropy
 * meets with equality at every optimum.
 */
export const layerPeeled: Model = {
  key: 'layerPeeled',
  name: 'Layer-Peeled Model (Fang et al. 2021)',
  summary: 'The loss over features and a classifier whose mean squared lengths are held at their budgets.',
  source: 'Fang et al. 2021, arXiv 2101.12699',
  knobs: ['budgetH', 'budgetW', 'columns', 'loss', 'bias', 'lambdaB'],
  without: {
    lambdaW: 'Budgets hold the lengths here. For a penalty choose weight decay.',
    lambdaH: 'Budgets hold the lengths here. For a penalty choose weight decay.',
    layerDecays: 'Budgets hold the lengths here. For a penalty choose weight decay.',
    depth: 'The two budgets are of one classifier and its features; deep heads go with weight decay.',
    temperature: 'A temperature is the same as a larger budget: E_W and E_H do it.',
  },
  build: (spec) => {
    const { counts, values } = spec
    const K = counts.length
    return linearHead(spec, {
      features: heldFeatures({ along: 'all', radius: Math.sqrt(K * values.budgetH), ...budgetWeights(spec) }),
      classifier: { along: 'all', radius: Math.sqrt(K * values.budgetW) },
      decays: [0],
    })
  },
}

/** What a column counts in the budget of the features: 1/(columns of its class); none where that is 1 for all. */
function budgetWeights(spec: ModelSpec): { readonly weights?: Float64Array } {
  const columns = columnsOf(spec)
  if (columns.every((count) => count === 1)) return {}
  return { weights: Float64Array.from(classOfColumn(columns), (k) => 1 / columns[k]) }
}
