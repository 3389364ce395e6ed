import { matrix, type Matrix } from '../math/matrix.ts'
import { columnSoftmax } from './column-softmax.ts'
import type { GroupedMatrix } from './grouped-matrix.ts'

/** Classes that the problem cannot tell apart: its optimum treats them alike. */
export interface LossGroup {
  /** Indices of the classes, ascending; K_g of them. */
  readonly members: readonly number[]
  /** ω_g > 0, the share of each of them in the loss; Σ_g K_g ω_g = 1. */
  readonly share: number
  /** c_g > 0: a column of A is c_g times a column of logits; √n_g under weight decay, 1 under budgets. */
  readonly scale: number
}

/**
 * The convex form of every model of weight decay or budgets with one linear layer: minimise
 * f(A, b) + (λ_b/2)‖b‖² + λ‖A‖_* subject to ‖A‖_* ≤ ρ, f(A, b) = Σ_k ω_k ℓ(a_k/c_k + b, e_k), over
 * A (K × K) and b. ℓ is cross-entropy or ½‖z − e_k‖².
 */
export interface ConvexProblem {
  readonly groups: readonly LossGroup[]
  readonly loss: 'crossEntropy' | 'squaredError'
  /** λ ≥ 0, √(λ_W λ_H) under weight decay, 0 under budgets. */
  readonly lambda: number
  /** ρ ≥ 0, K√(E_W E_H) under budgets, Infinity under weight decay. */
  readonly radius: number
  /** λ_b ≥ 0, 0 for an unpenalised bias; undefined where there is none. */
  readonly biasDecay?: number
}

/** A, and one entry of b for each group (the same for all its classes); zeros where there is no bias. */
export interface ConvexPoint {
  readonly a: GroupedMatrix
  readonly bias: Float64Array
}

/**
 * Derivatives of ℓ by the logits for one sample of each group, u_k = ∂ℓ/∂z; p_k − e_k for cross-entropy.
 * The entry of the true class is `sums` less the others, so that no p_k − 1 is ever formed.
 */
export interface Residual {
  /** Row g: the entry of one class of group h other than the true one; G × G. */
  readonly others: Matrix
  /** Sum of each column; exactly 0 for cross-entropy. */
  readonly sums: Float64Array
}

/** f, its gradients and what a certificate needs, at one point. */
export interface Evaluation {
  /** f(A, b), the loss without penalties. */
  readonly loss: number
  /** ∇_A f; column k is (ω_k/c_k) u_k. */
  readonly gradient: GroupedMatrix
  /** ∇_b f = Σ_k ω_k u_k, an entry for each group. */
  readonly biasGradient: Float64Array
  readonly residual: Residual
}

/** Number of other classes of each group as seen from a class of group g; length G. */
export function otherClasses(groups: readonly LossGroup[], g: number): Float64Array {
  return Float64Array.from(groups, ({ members }, h) => members.length - (h === g ? 1 : 0))
}

/** f and its gradients at (A, b). */
export function evaluate({ groups, loss: kind }: ConvexProblem, point: ConvexPoint): Evaluation {
  const G = groups.length
  const residual = { others: matrix(G, G), sums: new Float64Array(G) }
  let loss = 0
  groups.forEach(({ members, share }, g) => {
    const { own, relative } = logitsOf(groups, point, g)
    const multiplicities = otherClasses(groups, g)
    const u = residual.others.data.subarray(g * G, (g + 1) * G)
    if (kind === 'crossEntropy') {
      loss += members.length * share * columnSoftmax(relative, multiplicities, u)
      return
    }
    let squares = (own - 1) ** 2
    residual.sums[g] = own - 1
    for (let h = 0; h < G; h++) {
      u[h] = multiplicities[h] > 0 ? own + relative[h] : 0
      squares += multiplicities[h] * u[h] ** 2
      residual.sums[g] += multiplicities[h] * u[h]
    }
    loss += (members.length * share * squares) / 2
  })
  return { loss, gradient: gradientOf(groups, residual), biasGradient: biasGradientOf(groups, residual), residual }
}

/** The true class's logit for a sample of group g, and those of a class of each group minus it; length G. */
function logitsOf(groups: readonly LossGroup[], { a: { blocks, core }, bias }: ConvexPoint, g: number) {
  const G = groups.length
  const { members, scale } = groups[g]
  const K = members.length
  const own = (blocks[g] * (1 - 1 / K) + core.data[g * G + g] / K) / scale + bias[g]
  const relative = Float64Array.from(groups, (group, h) =>
    h === g
      ? -blocks[g] / scale
      : core.data[h * G + g] / (Math.sqrt(group.members.length * K) * scale) + bias[h] - own,
  )
  return { own, relative }
}

/** Σ_{h≠g} K_h u_h: what a sample of group g gives to the other groups. */
function away(groups: readonly LossGroup[], { others }: Residual, g: number): number {
  return groups.reduce((sum, { members }, h) => (h === g ? sum : sum + members.length * others.data[g * groups.length + h]), 0)
}

/** The matrix of columns (ω_k/c_k) u_k. */
export function gradientOf(groups: readonly LossGroup[], residual: Residual): GroupedMatrix {
  const G = groups.length
  const gradient = { blocks: new Float64Array(G), core: matrix(G, G) }
  groups.forEach(({ members, share, scale }, g) => {
    const K = members.length
    const factor = share / scale
    const row = residual.others.data.subarray(g * G, (g + 1) * G)
    groups.forEach((other, h) => {
      if (h !== g) gradient.core.data[h * G + g] = factor * Math.sqrt(other.members.length * K) * row[h]
    })
    const within = residual.sums[g] - away(groups, residual, g)
    gradient.core.data[g * G + g] = factor * within
    if (K > 1) gradient.blocks[g] = factor * (within - K * row[g])
  })
  return gradient
}

/** Σ_k ω_k u_k, the entry of one class of each group. */
export function biasGradientOf(groups: readonly LossGroup[], residual: Residual): Float64Array {
  const G = groups.length
  return Float64Array.from(groups, ({ share }, h) =>
    groups.reduce(
      (sum, { members, share: from }, g) =>
        g === h ? sum : sum + members.length * from * residual.others.data[g * G + h],
      share * (residual.sums[h] - away(groups, residual, h)),
    ),
  )
}

/** (λ_b/2)‖b‖²; 0 without a bias. */
export function biasPenalty({ groups, biasDecay = 0 }: ConvexProblem, bias: Float64Array): number {
  return (biasDecay / 2) * squaredLength(groups, bias)
}

/** ‖v‖² of a vector that has one entry for all classes of a group. */
export function squaredLength(groups: readonly LossGroup[], v: Float64Array): number {
  return groups.reduce((sum, { members }, g) => sum + members.length * v[g] ** 2, 0)
}

/** K = Σ K_g. */
export function classTotal(groups: readonly LossGroup[]): number {
  return groups.reduce((sum, { members }) => sum + members.length, 0)
}

/**
 * Whether every optimum has columns of sum zero, 1ᵀA = 0: a shift of a column costs nothing in cross-entropy, and
 * an unpenalised bias takes its place in squared error, while it would add to ‖A‖_*.
 */
export function isCentred({ loss, biasDecay }: ConvexProblem): boolean {
  return loss === 'crossEntropy' || biasDecay === 0
}
