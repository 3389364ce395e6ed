import { frobenius } from '../math/matrix.ts'
import type { MeasuredState } from './measured-state.ts'
import { notDefined, reading, type Reading } from './reading.ts'
import { balancesOf, MAX_BALANCE_DIMENSION, sumOfRows } from './run-facts.ts'

const NO_RUN = 'it belongs to a run, not to a state alone'

/**
 * Drift of the balance: with D = AᵀA − BBᵀ for neighbouring factors (W and H; W_{m+1} and W_m), the flow with
 * one decay λ on all of them (0 included) keeps D(t) = D(0) e^{−2λt}; the distance from that, all neighbours
 * together, over the sum of their squared norms. No reference is needed, so it checks any run.
 * Source: Ji et al. 2022, lemma 2, without decay; Pan & Cao 2023 with it; Arora et al. 2018 for deep products.
 * @returns ≥ 0, rounding where the integrator is exact.
 */
export function balanceDrift({ factors = [], run }: MeasuredState): Reading {
  const origin = run?.origin
  if (origin === undefined || origin === null) return notDefined(NO_RUN)
  if (origin.decays.some((decay) => decay !== origin.decays[0])) return notDefined('unequal decays have no such law')
  if (factors.length < 2) return notDefined('a constraint, or a normalisation, moves the factors too')
  const now = balancesOf(factors)
  if (now === null || origin.balances === null) return notDefined(`it is followed up to d = ${MAX_BALANCE_DIMENSION}`)
  const decay = Math.exp(-2 * origin.decays[0] * origin.elapsed)
  let off = 0
  now.forEach(({ data }, m) => data.forEach((x, i) => (off += (x - decay * origin.balances![m].data[i]) ** 2)))
  return reading(Math.sqrt(off) / factors.reduce((sum, factor) => sum + frobenius(factor) ** 2, 0))
}

/**
 * Drift of the sum of classifiers: under cross-entropy Σ_k w_k(t) = e^{−λ_W t} Σ_k w_k(0) for the classifier,
 * or the top layer, since the columns of the residual sum to zero; the distance from that, over its norm.
 * @returns ≥ 0, rounding where the integrator is exact.
 */
export function sumDrift({ factors = [], run }: MeasuredState): Reading {
  const origin = run?.origin
  if (origin === undefined || origin === null) return notDefined(NO_RUN)
  const { sum } = origin
  if (sum === null || factors.length === 0) return notDefined('it has a law under cross-entropy without constraints only')
  const decay = Math.exp(-(origin.decays.at(-2) ?? 0) * origin.elapsed)
  const off = Math.hypot(...sumOfRows(factors[0]).map((x, i) => x - decay * sum[i]))
  const length = frobenius(factors[0])
  return length > 0 ? reading(off / length) : notDefined('all classifiers have vanished')
}
