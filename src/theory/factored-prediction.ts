import { matrix, type Matrix } from '../math/matrix.ts'
import type { ModelSpec } from '../model/spec.ts'
import type { ClassGroup } from './class-groups.ts'

/** Singular vectors and values of the core of a grouped matrix; columns beyond the rank are absent. */
export interface CoreFactors {
  /** G × r, orthonormal columns. */
  readonly left: Matrix
  /** Length r. */
  readonly values: ArrayLike<number>
  /** G × r, orthonormal columns. */
  readonly right: Matrix
}

/** λ_W and λ_H, both > 0. */
export interface WeightDecays {
  readonly lambdaW: number
  readonly lambdaH: number
}

/** Reads them from a specification. */
export function weightDecaysOf(spec: ModelSpec): WeightDecays {
  return { lambdaW: spec.values.lambdaW, lambdaH: spec.values.lambdaH }
}

/**
 * Classifiers and class means from A = U S Vᵀ = (W H̄) diag(√n):
 * W = (λ_H/λ_W)^{1/4} U √S, row k of the means (λ_W/λ_H)^{1/4} V √S / √n_k; both K × (K − 1).
 * Columns: for each group a Helmert basis of the differences within it (K_g − 1 columns of singular value
 * blocks_g), then the core (G − 1 columns, zero beyond its rank). A group with blocks_g = 0 has exactly
 * equal rows, and exactly zero ones when the core is zero too.
 * @param blocks length G, ≥ 0.
 */
export function factoredPrediction(
  groups: readonly ClassGroup[],
  blocks: ArrayLike<number>,
  core: CoreFactors,
  { lambdaW, lambdaH }: WeightDecays,
): { readonly classifiers: Matrix; readonly means: Matrix } {
  const K = groups.reduce((sum, { members }) => sum + members.length, 0)
  const classifiers = matrix(K, K - 1)
  const means = matrix(K, K - 1)
  const ratio = (lambdaH / lambdaW) ** 0.25
  const rank = core.values.length
  let column = 0
  groups.forEach(({ members, count }, g) => {
    const Kg = members.length
    const root = Math.sqrt(Math.abs(blocks[g]))
    members.forEach((k, i) => {
      const row = k * (K - 1)
      for (let j = 0; j < Kg - 1; j++) {
        const x = root * helmert(i, j)
        if (x === 0) continue
        classifiers.data[row + column + j] = ratio * x
        means.data[row + column + j] = x / (ratio * Math.sqrt(count))
      }
      for (let j = 0; j < rank; j++) {
        const x = Math.sqrt(core.values[j] / Kg)
        const at = row + K - groups.length + j
        classifiers.data[at] = ratio * core.left.data[g * rank + j] * x
        means.data[at] = (core.right.data[g * rank + j] * x) / (ratio * Math.sqrt(count))
      }
    })
    column += Kg - 1
  })
  return { classifiers, means }
}

/** Entry i of the j-th Helmert vector, (1, …, 1, −(j+1), 0, …)/√((j+1)(j+2)): orthonormal, each of sum zero; i, j from 0. */
export function helmert(i: number, j: number): number {
  if (i > j + 1) return 0
  return (i === j + 1 ? -(j + 1) : 1) / Math.sqrt((j + 1) * (j + 2))
}
