import { groupsOf } from './groups.ts'
import type { MeasuredState } from './measured-state.ts'
import { notDefined, reading, type Reading } from './reading.ts'

/**
 * The margin of each class mean: z_kk − mean_{j≠k} z_jk of the logits z_jk = w_j · μ_k + b_j, length K.
 * At a simplex ETF that is the own logit minus any other; on an orthogonal frame under squared error the own logit.
 */
export function marginsOf({ classifiers, means, bias }: MeasuredState): Float64Array {
  const { rows: K, cols: d } = means
  const margins = new Float64Array(K)
  for (let k = 0; k < K; k++) {
    for (let j = 0; j < K; j++) {
      let logit = bias?.[j] ?? 0
      for (let i = 0; i < d; i++) logit += classifiers.data[j * d + i] * means.data[k * d + i]
      margins[k] += j === k ? logit : -logit / (K - 1)
    }
  }
  return margins
}

/**
 * Mean margin of the class means of one group.
 * @returns any number; 0 where the class has vanished.
 */
export function groupMargin(state: MeasuredState, group: 'majority' | 'minority'): Reading {
  const members = groupsOf(state.counts)[group]
  if (members.length === 0) return notDefined('all classes have the same number of samples: there is no minority')
  const margins = marginsOf(state)
  return reading(members.reduce((sum, k) => sum + margins[k], 0) / members.length)
}
