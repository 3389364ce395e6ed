import { depthOf, type ModelSpec } from '../model/spec.ts'
import { methodOf, type ConvexMethod } from './convex-prediction.ts'
import type { ConvexProblem } from './convex-problem.ts'
import { biasDecayOf, lossGroups, lossOf, sizesOf } from './loss-groups.ts'
import type { Prediction, Threshold } from './prediction.ts'
import { predictionWithin } from './prediction-within.ts'
import type { Split } from './split.ts'
import { decayThresholds, imbalanceThresholds, type WeightDecays } from './weight-decay-thresholds.ts'

export type { Split } from './split.ts'

/**
 * The optimum under weight decay (λ_W/2)‖W‖² + (λ_H/2)‖H‖² with one layer, either loss, any counts and weights, with
 * or without a bias, from the convex form in A = (W H̄) diag(√n), λ = √(λ_W λ_H): in closed form for equal
 * classes, reduced for two groups (both cross-entropy), else step by step.
 * @param split which classes are the majority, where counts do not tell.
 * @returns null for more layers, for fewer dimensions than the convex optimum needs (see `predictionWithin`) and where
 * a decay is not positive.
 */
export function weightDecayPrediction(spec: ModelSpec, split?: Split): Prediction | null {
  const decays = { lambdaW: spec.values.lambdaW, lambdaH: spec.values.lambdaH }
  if (depthOf(spec) > 1 || !(decays.lambdaW > 0 && decays.lambdaH > 0)) return null
  const problem = weightDecayProblem(spec, split)
  return predictionWithin(spec, problem, {
    ratio: (decays.lambdaH / decays.lambdaW) ** 0.25,
    thresholds: () => [...thresholdsInR(spec, decays, split), ...decayThresholds(problem, decays)],
    ...words[methodOf(problem)],
  })
}

/** The convex form of a specification. */
export function weightDecayProblem(spec: ModelSpec, split?: Split): ConvexProblem {
  return {
    groups: lossGroups(spec, (k) => Math.sqrt(spec.counts[k]), split),
    loss: lossOf(spec),
    lambda: Math.sqrt(spec.values.lambdaW * spec.values.lambdaH),
    radius: Infinity,
    ...biasDecayOf(spec),
  }
}

/** In R, for cross-entropy: its columns are scaled by √n. */
function thresholdsInR(spec: ModelSpec, decays: WeightDecays, split?: Split): Threshold[] {
  const sizes = sizesOf(spec, split)
  if (sizes === null || lossOf(spec) === 'squaredError') return []
  const { weight, oversampling } = sizes
  const thresholds = imbalanceThresholds(sizes, decays, { weight, ...biasDecayOf(spec) }, 1 / oversampling)
  return thresholds.map((threshold) => ({ ...threshold, value: threshold.value * oversampling }))
}

const words: Readonly<Record<ConvexMethod, Pick<Prediction, 'standing' | 'source'>>> = {
  balanced: {
    standing: 'theorem',
    source: 'Zhu et al. 2021 (arXiv 2105.02375), theorem 3.1: the convex form solved by symmetry',
  },
  twoGroups: {
    standing: 'convex optimum with certificate',
    source: 'Convex form min f(A) + λ‖A‖_* reduced by symmetry; Hong & Ling 2023 (arXiv 2309.09725) for the collapse',
  },
  general: {
    standing: 'convex optimum with certificate',
    source: 'Convex form min f(A) + λ‖A‖_*, A = (W H̄) diag(√n), by proximal gradient with a duality gap',
  },
}
