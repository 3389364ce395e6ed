import { frobenius } from '../math/matrix.ts'
import type { MeasuredState } from './measured-state.ts'
import { notDefined, reading, type Reading } from './reading.ts'
import { balanceOf, MAX_BALANCE_DIMENSION, sumOfRows } from './run-facts.ts'

const NO_RUN = 'it belongs to a run, not to a state alone'

/**
 * Drift of the balance: with D = WᵀW − HHᵀ, the flow with one decay λ on both factors (0 included)
 * keeps D(t) = D(0) e^{−2λt}; the distance from that, over ‖W‖² + ‖H‖². No reference is needed, so it
 * checks any run. Source: Ji et al. 2022, lemma 2, without decay; Pan & Cao 2023 with it.
 * @returns ≥ 0, rounding where the integrator is exact.
 */
export function balanceDrift({ classifiers, features, run }: MeasuredState): Reading {
  const origin = run?.origin
  if (origin === undefined || origin === null) return notDefined(NO_RUN)
  if (origin.lambdaW !== origin.lambdaH) return notDefined('unequal decays have no such law')
  if (origin.balance === null) return notDefined(`it is followed up to d = ${MAX_BALANCE_DIMENSION}`)
  if (features === null) return notDefined('it needs every sample')
  const now = balanceOf(classifiers, features)
  if (now === null) return notDefined(`it is followed up to d = ${MAX_BALANCE_DIMENSION}`)
  const decay = Math.exp(-2 * origin.lambdaW * origin.elapsed)
  const off = Math.hypot(...now.data.map((x, i) => x - decay * origin.balance!.data[i]))
  return reading(off / (frobenius(classifiers) ** 2 + frobenius(features) ** 2))
}

/**
 * Drift of the sum of classifiers: under cross-entropy Σ_k w_k(t) = e^{−λ_W t} Σ_k w_k(0), since the
 * columns of the residual sum to zero; the distance from that, over ‖W‖.
 * @returns ≥ 0, rounding where the integrator is exact.
 */
export function sumDrift({ classifiers, run }: MeasuredState): Reading {
  const origin = run?.origin
  if (origin === undefined || origin === null) return notDefined(NO_RUN)
  if (!origin.isCrossEntropy) return notDefined('squared error has no such law')
  const decay = Math.exp(-origin.lambdaW * origin.elapsed)
  const off = Math.hypot(...sumOfRows(classifiers).map((x, i) => x - decay * origin.sum[i]))
  const length = frobenius(classifiers)
  return length > 0 ? reading(off / length) : notDefined('all classifiers have vanished')
}
