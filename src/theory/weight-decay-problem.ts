import { matrix, type Matrix } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import { sampleTotal, type ClassGroup } from './class-groups.ts'
import { columnSoftmax, pulledEntropy } from './column-softmax.ts'

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

/**
 * The convex form of cross-entropy with weight decay, without bias:
 * minimise f(A) + λ‖A‖_*, f(A) = (1/N) Σ_k n_k ℓ(a_k/√n_k, e_k), over A = (W H̄) diag(√n_1 … √n_K).
 */
export interface WeightDecayProblem {
  readonly groups: readonly ClassGroup[]
  /** λ = √(λ_W λ_H) > 0. */
  readonly lambda: number
}

/** f, its gradient and what a certificate needs, at one point. */
export interface Evaluation {
  /** f(A), the mean cross-entropy. */
  readonly loss: number
  /** ∇f(A); column k is (√n_k/N)(p_k − e_k). */
  readonly gradient: GroupedMatrix
  /** Row g: probability that a sample of group g gives one other class of group h; G × G. */
  readonly probabilities: Matrix
}

/** Number of other classes of each group as seen from a class of group g; length G. */
function others(groups: readonly ClassGroup[], g: number): Float64Array {
  return Float64Array.from(groups, ({ members }, h) => members.length - (h === g ? 1 : 0))
}

/** f and ∇f at A. */
export function evaluate({ groups }: WeightDecayProblem, a: GroupedMatrix): Evaluation {
  const G = groups.length
  const N = sampleTotal(groups)
  const probabilities = matrix(G, G)
  const gradient = { blocks: new Float64Array(G), core: matrix(G, G) }
  let loss = 0
  groups.forEach(({ members, count }, g) => {
    const K = members.length
    const p = probabilities.data.subarray(g * G, (g + 1) * G)
    loss += ((K * count) / N) * columnSoftmax(relativeLogits(groups, a, g), others(groups, g), p)
    const factor = Math.sqrt(count) / N
    let away = 0
    for (let h = 0; h < G; h++) {
      if (h === g) continue
      const Kh = groups[h].members.length
      away += Kh * p[h]
      gradient.core.data[h * G + g] = factor * Math.sqrt(Kh * K) * p[h]
    }
    gradient.core.data[g * G + g] = -factor * away
    if (K > 1) gradient.blocks[g] = -factor * (K * p[g] + away)
  })
  return { loss, gradient, probabilities }
}

/** Logit of a class of each group minus the true one, for a sample of group g; length G. */
function relativeLogits(groups: readonly ClassGroup[], { blocks, core }: GroupedMatrix, g: number): Float64Array {
  const G = groups.length
  const { members, count } = groups[g]
  const K = members.length
  const root = Math.sqrt(count)
  const own = (blocks[g] * (1 - 1 / K) + core.data[g * G + g] / K) / root
  return Float64Array.from(groups, (group, h) =>
    h === g ? -blocks[g] / root : core.data[h * G + g] / (Math.sqrt(group.members.length * K) * root) - own,
  )
}

/** ‖A‖_* = Σ_g (K_g − 1)|blocks_g| + ‖core‖_*. */
export function nuclearNorm(groups: readonly ClassGroup[], { blocks, core }: GroupedMatrix): number {
  const inCore = singularValues(core).values.reduce((sum, s) => sum + s, 0)
  return groups.reduce((sum, { members }, g) => sum + (members.length - 1) * Math.abs(blocks[g]), inCore)
}

/** ‖A‖₂, the largest singular value. */
export function spectralNorm({ blocks, core }: GroupedMatrix): number {
  return blocks.reduce((norm, x) => Math.max(norm, Math.abs(x)), singularValues(core).values[0])
}

/**
 * A lower bound of the optimum from any point: with s = min(1, λ/‖∇f‖₂) and q_k = e_k + s(p_k − e_k),
 * the optimum is at least Σ_k (n_k/N) entropy(q_k). At the optimum it is the optimum.
 */
export function lowerBound({ groups, lambda }: WeightDecayProblem, at: Evaluation): number {
  const G = groups.length
  const N = sampleTotal(groups)
  const s = Math.min(1, lambda / spectralNorm(at.gradient))
  return groups.reduce((sum, { members, count }, g) => {
    const p = at.probabilities.data.subarray(g * G, (g + 1) * G)
    return sum + ((members.length * count) / N) * pulledEntropy(p, others(groups, g), s)
  }, 0)
}
