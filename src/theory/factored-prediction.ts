import { matrix, type Matrix } from '../math/matrix.ts'

/** Classes of one group, and c, the scale of their columns of A. */
export interface ScaledGroup {
  readonly members: readonly number[]
  readonly scale: number
}

/** Singular vectors and values of the core of a grouped matrix; columns beyond the rank are absent. */
export interface CoreFactors {
  /** G × r, orthonormal columns. */
  readonly left: Matrix
  /** Length r. */
  readonly values: ArrayLike<number>
  /** G × r, orthonormal columns. */
  readonly right: Matrix
}

/**
 * Classifiers and class means from A = U S Vᵀ = (W H̄) diag(c): W = ratio · U √S, row k of the means
 * V √S/(ratio · c_k). Columns: for each group a Helmert basis of the differences within it (K_g − 1 columns of
 * singular value blocks_g), then the core (zero beyond its rank). A group with blocks_g = 0 has exactly equal
 * rows, and exactly zero ones when the core is zero too.
 * @param groups c of each under `scale`.
 * @param blocks length G, ≥ 0.
 * @param ratio > 0: (λ_H/λ_W)^{1/4} under weight decay, (E_W/E_H)^{1/4} under budgets.
 * @param coreColumns columns given to the core: G − 1, so that both are K × (K − 1), or G where A's columns need not sum to zero.
 */
export function factoredPrediction(
  groups: readonly ScaledGroup[],
  blocks: ArrayLike<number>,
  core: CoreFactors,
  ratio: number,
  coreColumns = groups.length - 1,
): { readonly classifiers: Matrix; readonly means: Matrix } {
  const K = groups.reduce((sum, { members }) => sum + members.length, 0)
  const cols = K - groups.length + coreColumns
  const classifiers = matrix(K, cols)
  const means = matrix(K, cols)
  const rank = core.values.length
  let column = 0
  groups.forEach(({ members, scale }, g) => {
    const Kg = members.length
    const root = Math.sqrt(Math.abs(blocks[g]))
    members.forEach((k, i) => {
      const row = k * cols
      // From j = i − 1 on they are not zero; of a merged group all are.
      const end = root > 0 ? Kg - 1 : 0
      for (let j = Math.max(0, i - 1); j < end; j++) {
        const x = root * helmert(i, j)
        classifiers.data[row + column + j] = ratio * x
        means.data[row + column + j] = x / (ratio * scale)
      }
      for (let j = 0; j < rank; j++) {
        const x = Math.sqrt(core.values[j] / Kg)
        const at = row + K - groups.length + j
        classifiers.data[at] = ratio * core.left.data[g * rank + j] * x
        means.data[at] = (core.right.data[g * rank + j] * x) / (ratio * scale)
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
