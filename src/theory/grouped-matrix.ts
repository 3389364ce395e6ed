import { inner, matrix, type Matrix } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'

/**
 * A K × K matrix that is symmetric under exchange of classes within each group, of two orthogonal parts:
 * A = Σ_g blocks_g (I_g − 1 1ᵀ/K_g) + Q core Qᵀ, where column g of Q (K × G) is 1_g/√K_g.
 * Its singular values are those of `core` and blocks_g, the latter K_g − 1 times each.
 */
export interface GroupedMatrix {
  /** Length G; 0 where K_g = 1. */
  readonly blocks: Float64Array
  /** G × G. */
  readonly core: Matrix
}

/** The classes of each group; K_g of them. */
type Groups = readonly { readonly members: readonly number[] }[]

/** ‖A‖_* = Σ_g (K_g − 1)|blocks_g| + ‖core‖_*. */
export function nuclearNorm(groups: Groups, { blocks, core }: GroupedMatrix): number {
  const inCore = singularValues(core).values.reduce((sum, s) => sum + s, 0)
  return groups.reduce((sum, { members }, g) => sum + (members.length - 1) * Math.abs(blocks[g]), inCore)
}

/** ‖A‖₂, the largest singular value. */
export function spectralNorm({ blocks, core }: GroupedMatrix): number {
  return blocks.reduce((norm, x) => Math.max(norm, Math.abs(x)), singularValues(core).values[0])
}

/** Σ_jk A_jk B_jk. */
export function groupedInner(groups: Groups, a: GroupedMatrix, b: GroupedMatrix): number {
  return groups.reduce((sum, { members }, g) => sum + (members.length - 1) * a.blocks[g] * b.blocks[g], inner(a.core, b.core))
}

/** A + factor · B. */
export function groupedSum(a: GroupedMatrix, factor: number, b: GroupedMatrix): GroupedMatrix {
  const core = matrix(a.core.rows, a.core.cols, a.core.data.map((x, i) => x + factor * b.core.data[i]))
  return { blocks: a.blocks.map((x, g) => x + factor * b.blocks[g]), core }
}
