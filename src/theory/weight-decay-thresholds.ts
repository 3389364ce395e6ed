import type { ClassGroup } from './class-groups.ts'
import type { WeightDecays } from './factored-prediction.ts'
import type { Threshold } from './prediction.ts'
import {
  mergingImbalance,
  mergingLambda,
  nonzeroImbalances,
  twoGroupsOf,
  vanishingImbalances,
  vanishingLambda,
  zeroLambda,
  type TwoGroups,
} from './weight-decay-lines.ts'

/**
 * The values of weight decay at which the optimum changes its kind, class counts held; each under
 * 'lambda' (λ_W = λ_H = λ), 'lambdaW' (at fixed λ_H) and 'lambdaH' (at fixed λ_W).
 * Source: mathematics of `weight-decay-lines.ts`.
 */
export function decayThresholds(groups: readonly ClassGroup[], decays: WeightDecays): Threshold[] {
  const last = groups.length - 1
  const zero = zeroLambda(groups)
  const merging = groups.length > 1 ? mergingLambda(groups, last) : null
  const vanishing = groups.length === 2 ? vanishingLambda(twoGroupsOf(groups)) : null
  return [
    ...(merging === null ? [] : underEachDecay(merging, decays, '₀', 'minority classifiers merge')),
    ...(vanishing === null || vanishing >= zero ? [] : underEachDecay(vanishing, decays, '₁', 'the minority vanishes')),
    ...underEachDecay(zero, decays, '₂', 'everything collapses to zero'),
  ]
}

function underEachDecay(lambda: number, decays: WeightDecays, index: string, meaning: string): Threshold[] {
  const threshold = (parameter: string, value: number, symbol: string): Threshold => ({ parameter, value, symbol, meaning })
  return [
    threshold('lambda', lambda, `λ${index}`),
    threshold('lambdaW', lambda ** 2 / decays.lambdaH, `λ_W${index}`),
    threshold('lambdaH', lambda ** 2 / decays.lambdaW, `λ_H${index}`),
  ]
}

/**
 * The imbalances R = n_A/n_B ≥ 1 at which the optimum changes its kind, n_B and weight decay held:
 * R₀ = (1/(λ√n_B) − K_B)/K_A where the minority merges, R₁ where it vanishes, R₂ where everything does.
 * Where λ√n_B K > 1 everything is zero at R = 1 and the majority, then perhaps the minority, appears.
 */
export function imbalanceThresholds(two: Omit<TwoGroups, 'majorityCount'>, decays: WeightDecays): Threshold[] {
  const lambda = Math.sqrt(decays.lambdaW * decays.lambdaH)
  const threshold = (value: number, symbol: string, meaning: string): Threshold[] =>
    value >= 1 ? [{ parameter: 'imbalance', value, symbol, meaning }] : []
  const range = nonzeroImbalances(two, lambda)
  if (range === null) return []
  const merging = mergingImbalance(two, lambda) ?? 1
  const from = Math.max(1, range[0], merging)
  const crossings =
    two.majorityClasses > 1 && from < range[1] ? vanishingImbalances(two, lambda, from, range[1]) : []
  // Crossings alternate and the last leads to a vanished minority, since it is zero at the end of the range.
  const vanishing = crossings.flatMap((value, i) =>
    (crossings.length - i) % 2 === 1
      ? threshold(value, 'R₁', 'the minority vanishes')
      : threshold(value, 'R₁′', 'the minority appears'),
  )
  return [
    ...threshold(range[0], 'R₂′', two.majorityClasses > 1 ? 'the majority appears' : 'everything appears'),
    ...(two.minorityClasses > 1 ? threshold(merging, 'R₀', 'minority classifiers merge') : []),
    ...vanishing,
    ...threshold(range[1], 'R₂', 'everything collapses to zero'),
  ]
}
