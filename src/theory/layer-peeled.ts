import type { ModelSpec } from '../model/spec.ts'
import { dimensionsOf, methodOf, type ConvexMethod } from './convex-prediction.ts'
import type { ConvexProblem } from './convex-problem.ts'
import { peeledBudgets, peeledImbalances, type Budgets } from './layer-peeled-thresholds.ts'
import { biasDecayOf, lossGroups, lossOf, sizesOf } from './loss-groups.ts'
import type { Prediction, Threshold } from './prediction.ts'
import { predictionWithin } from './prediction-within.ts'
import type { Split } from './split.ts'

/**
 * The optimum of the Layer-Peeled Model, budgets (1/K)Σ‖w_k‖² = E_W and (1/K)Σ_k (1/n_k)Σ_i‖h_{k,i}‖² = E_H, from
 * its convex form in Z = W H̄: minimise Σ_k ω_k ℓ(z_k + b, e_k) subject to ‖Z‖_* ≤ ρ = K√(E_W E_H). Its optimum has
 * norm ρ, so that it meets the budgets with equality: cross-entropy has no minimum within, and for squared error
 * see below. One column a class or samples make no difference: at the optimum all samples of a class are equal.
 * @param split which classes are the majority, where counts do not tell.
 * @returns null where a budget is not positive, for fewer dimensions than the convex optimum needs (see
 * `predictionWithin`), and for squared error where the labels themselves are within the budget (‖Z‖_* = K, or
 * K − 1 with an unpenalised bias): then many states attain zero loss.
 */
export function layerPeeledPrediction(spec: ModelSpec, split?: Split): Prediction | null {
  const budgets = { budgetW: spec.values.budgetW, budgetH: spec.values.budgetH }
  if (!(budgets.budgetW > 0 && budgets.budgetH > 0)) return null
  const problem = layerPeeledProblem(spec, split)
  if (problem.loss === 'squaredError' && problem.radius >= dimensionsOf(problem)) return null
  return predictionWithin(spec, problem, {
    ratio: (budgets.budgetW / budgets.budgetH) ** 0.25,
    thresholds: () => thresholdsOf(spec, problem, budgets, split),
    ...words[methodOf(problem)],
  })
}

/** The convex form of a specification. */
export function layerPeeledProblem(spec: ModelSpec, split?: Split): ConvexProblem {
  const { counts, values } = spec
  return {
    groups: lossGroups(spec, () => 1, split),
    loss: lossOf(spec),
    lambda: 0,
    radius: counts.length * Math.sqrt(values.budgetW * values.budgetH),
    ...biasDecayOf(spec),
  }
}

function thresholdsOf(spec: ModelSpec, problem: ConvexProblem, budgets: Budgets, split?: Split): Threshold[] {
  if (problem.loss === 'squaredError') return []
  const sizes = sizesOf(spec, split)
  const { radius, biasDecay } = problem
  return [
    ...(sizes === null ? [] : peeledImbalances({ ...sizes, radius, biasDecay }, sizes)),
    ...(problem.groups.length === 2 ? peeledBudgets(problem, budgets) : []),
  ]
}

const words: Readonly<Record<ConvexMethod, Pick<Prediction, 'standing' | 'source'>>> = {
  balanced: {
    standing: 'theorem',
    source: 'Fang et al. 2021 (arXiv 2101.12699), theorem 1: the convex form solved by symmetry',
  },
  twoGroups: {
    standing: 'convex optimum with certificate',
    source: 'Convex form min f(Z), ‖Z‖_* ≤ K√(E_W E_H), reduced by symmetry; Fang et al. 2021 (arXiv 2101.12699) for R → ∞',
  },
  general: {
    standing: 'convex optimum with certificate',
    source: 'Convex form min f(Z), ‖Z‖_* ≤ K√(E_W E_H), Z = W H̄, by proximal gradient with a duality gap',
  },
}
