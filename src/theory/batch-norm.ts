import { matrix } from '../math/matrix.ts'
import { depthOf, type ModelSpec } from '../model/spec.ts'
import { balancedColumns } from './plain-columns.ts'
import type { Prediction, Threshold } from './prediction.ts'
import { simplexColumns } from './sphere-figures.ts'

/**
 * The optimum of cross-entropy over batch-normalised features (mean zero, variance γ_j² by coordinate) with the
 * penalty (λ_W/2)‖W‖² + (λ_H/2)‖γ‖², K balanced classes, d ≥ K − 1: a simplex ETF. With λ = √(λ_W λ_H), α the
 * length of features and β of classifiers, t = αβ = ((K−1)/K) log(√K/λ − K + 1) and the objective is
 * −log(1 − λ(K−1)/√K) + λ√K t; both penalties are equal there, λ_W Kβ² = λ_H α², hence α² = t √(Kλ_W/λ_H) and
 * β² = t √(λ_H/(Kλ_W)). Everything is zero ⇔ λ ≥ 1/√K.
 *
 * Source: Pan & Cao 2023 (arXiv 2309.04644), for λ_W = λ_H; unequal decays by the inequality of the means.
 * At d = K − 1 some runs stop above it.
 * @returns null for unequal classes, d < K − 1, another loss, M > 1 or a decay that is not positive.
 */
export function batchNormPrediction(spec: ModelSpec): Prediction | null {
  const { lambdaW, lambdaH } = spec.values
  const K = spec.counts.length
  if (balancedColumns(spec) === null || spec.dimension < K - 1) return null
  if (depthOf(spec) !== 1 || spec.choices?.loss === 'squaredError') return null
  if (!(lambdaW > 0 && lambdaH > 0)) return null
  const lambda = Math.sqrt(lambdaW * lambdaH)
  const { t, objective } = batchNormOptimum(K, lambda)
  const ratio = Math.sqrt((K * lambdaW) / lambdaH)
  return {
    classifiers: simplexOfLength(K, Math.sqrt(t / ratio)),
    means: simplexOfLength(K, Math.sqrt(t * ratio)),
    ...((spec.choices?.bias ?? 'none') === 'none' ? {} : { bias: new Float64Array(K) }),
    objective,
    gap: 0,
    regime: t > 0 ? 'separated' : 'zero',
    ...(t > 0 ? { shape: 'a simplex ETF' } : {}),
    thresholds: zeroThresholds(K, lambdaW, lambdaH),
    standing: 'theorem',
    source: 'Pan & Cao 2023 (arXiv 2309.04644), balanced classes',
  }
}

/** t = αβ and the objective at the optimum, λ = √(λ_W λ_H) > 0. */
export function batchNormOptimum(K: number, lambda: number): { readonly t: number; readonly objective: number } {
  const root = Math.sqrt(K)
  if (lambda * root >= 1) return { t: 0, objective: Math.log(K) }
  const t = ((K - 1) / K) * Math.log(root / lambda - K + 1)
  return { t, objective: -Math.log1p((-lambda * (K - 1)) / root) + lambda * root * t }
}

/** K × (K − 1), rows of one length at the simplex's angles. */
function simplexOfLength(K: number, length: number) {
  const columns = simplexColumns(K)
  const factor = length * Math.sqrt(K / (K - 1))
  return matrix(K, K - 1, columns.data.map((x) => (length === 0 ? 0 : factor * x)))
}

function zeroThresholds(K: number, lambdaW: number, lambdaH: number): Threshold[] {
  const meaning = 'everything collapses to zero'
  return [
    { parameter: 'lambda', value: 1 / Math.sqrt(K), symbol: 'λ₂', meaning },
    { parameter: 'lambdaW', value: 1 / (K * lambdaH), symbol: 'λ_W₂', meaning },
    { parameter: 'lambdaH', value: 1 / (K * lambdaW), symbol: 'λ_H₂', meaning },
  ]
}
