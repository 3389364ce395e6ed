import { matrix } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import { columnsOf, depthOf, type ModelSpec } from '../model/spec.ts'
import { classGroups, classTotal, type ClassGroup } from './class-groups.ts'
import { factoredPrediction } from './factored-prediction.ts'
import type { Prediction } from './prediction.ts'

/** Singular values of the core below this share of the largest are zero: its rank is G − 1. */
const RANK = 1e-12

/**
 * Where the direction of the unregularised cross-entropy flow tends to: the simplex-encoded-label
 * interpolation (SELI). With A = (I − 11ᵀ/K) diag(√n) = U S Vᵀ: W ∝ U √S, row k of the means
 * ∝ V √S/√n_k. Balanced, that is a simplex ETF; imbalanced, minority cosines reach 1 only as R → ∞.
 * Lengths grow without bound like √log t, so only the direction is predicted; the infimum of the loss
 * is 0 and is not attained.
 *
 * Source: Ji et al. 2022 (arXiv 2110.02796), balanced; Thrampoulidis et al. 2022 (arXiv 2208.05512),
 * theorem 1; for the flow from every start this is checked numerically, not proved.
 * @returns null for squared error, for a bias with unequal counts and where d < K − 1.
 */
export function seliPrediction(spec: ModelSpec): Prediction | null {
  const groups = classGroups(columnsOf(spec))
  if (depthOf(spec) > 1 || spec.dimension < classTotal(groups) - 1 || !isCovered(spec, groups.length)) return null
  const scaled = groups.map(({ members, count }) => ({ members, scale: Math.sqrt(count) }))
  const blocks = scaled.map(({ scale }) => scale)
  return {
    ...factoredPrediction(scaled, blocks, coreFactors(groups), 1),
    ...(groups.length === 1 ? { shape: 'a simplex ETF' } : {}),
    scale: 'direction',
    objective: 0,
    gap: 0,
    regime: 'separated',
    thresholds: [],
    standing: groups.length === 1 ? 'theorem' : 'closed form, checked numerically',
    source: 'Ji et al. 2022 (arXiv 2110.02796); imbalanced: Thrampoulidis et al. 2022 (arXiv 2208.05512)',
  }
}

/** Cross-entropy without a bias; with one too where all counts are equal, since the bias then tends to be equal. */
function isCovered({ choices }: ModelSpec, distinctCounts: number): boolean {
  if (choices?.loss === 'squaredError') return false
  return (choices?.bias ?? 'none') === 'none' || distinctCounts === 1
}

/** SVD of the group means of A: C_gh = δ_gh √n_g − √(K_g K_h) √n_h / K. */
function coreFactors(groups: readonly ClassGroup[]) {
  const K = classTotal(groups)
  const G = groups.length
  const core = matrix(G, G)
  groups.forEach(({ members: a, count }, g) => {
    groups.forEach(({ members: b, count: other }, h) => {
      const shared = (Math.sqrt(a.length * b.length) * Math.sqrt(other)) / K
      core.data[g * G + h] = (g === h ? Math.sqrt(count) : 0) - shared
    })
  })
  const { left, values, right } = singularValues(core)
  const rank = values.filter((value) => value > RANK * blocksScale(groups)).length
  const first = (a: typeof left) =>
    matrix(G, rank, a.data.filter((_, i) => i % a.cols < rank))
  return { left: first(left), values: values.slice(0, rank), right: first(right) }
}

function blocksScale(groups: readonly ClassGroup[]): number {
  return Math.sqrt(Math.max(...groups.map(({ count }) => count)))
}
