import { balancedPrediction } from './balanced-prediction.ts'
import type { ConvexFormPrediction } from './convex-form.ts'
import { classTotal, isCentred, type ConvexProblem } from './convex-problem.ts'
import { generalPrediction } from './general-prediction.ts'
import { twoGroupPrediction } from './two-group-prediction.ts'

/**
 * How the optimum was found: in closed form, from the reduced problem of two groups, or step by step; the
 * words for each belong to the model.
 */
export type ConvexMethod = 'balanced' | 'twoGroups' | 'general'

/** The strongest method that applies. */
export function methodOf({ groups, loss }: ConvexProblem): ConvexMethod {
  if (loss === 'squaredError' || groups.length > 2) return 'general'
  return groups.length === 1 ? 'balanced' : 'twoGroups'
}

/**
 * The optimum of a convex problem as classifiers and means, by the strongest method that applies.
 * @param ratio as in `factoredPrediction`.
 * @returns with the bias of each class where the problem has one.
 */
export function convexPrediction(problem: ConvexProblem, ratio: number): ConvexFormPrediction {
  const solve = { balanced: balancedPrediction, twoGroups: twoGroupPrediction, general: generalPrediction }
  const { bias, ...prediction } = solve[methodOf(problem)](problem, ratio)
  return problem.biasDecay === undefined || bias === undefined ? prediction : { ...prediction, bias: spread(problem, bias) }
}

/** An entry for each class from one for each group. */
function spread({ groups }: ConvexProblem, values: Float64Array): Float64Array {
  const out = new Float64Array(classTotal(groups))
  groups.forEach(({ members }, g) => members.forEach((k) => (out[k] = values[g])))
  return out
}

/** Most dimensions that the optimum needs, K − 1 where its columns sum to zero, else K: from there on the factors attain it. */
export function dimensionsOf(problem: ConvexProblem): number {
  return classTotal(problem.groups) - (isCentred(problem) ? 1 : 0)
}
