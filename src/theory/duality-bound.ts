import { matrix } from '../math/matrix.ts'
import { pulledEntropy } from './column-softmax.ts'
import {
  gradientOf,
  otherClasses,
  squaredLength,
  type ConvexProblem,
  type Evaluation,
  type LossGroup,
  type Residual,
} from './convex-problem.ts'
import { spectralNorm } from './grouped-matrix.ts'

/**
 * A lower bound of the optimum of a convex problem from any point, equal to it at the optimum. With u_k the
 * derivatives of the loss by the logits, D of columns (ω_k/c_k) u_k, r = Σ_k ω_k u_k and any s that leaves
 * s u_k in the domain of ℓ*, the optimum is at least
 * −Σ_k ω_k ℓ*(s u_k) − ρ max(0, s‖D‖₂ − λ) − s²‖r‖²/(2λ_b).
 * Without a budget s = min(1, λ/‖D‖₂) makes the second term zero. Without a penalty on the bias the third is
 * infinite unless r = 0, so that the u_k are first moved to r = 0 (`withoutDrift`). For cross-entropy −ℓ*(s u_k) is
 * the entropy of e_k + s u_k, which must be probabilities; for squared error it is −½s²‖u_k‖² − s u_kk.
 */
export function dualityBound(problem: ConvexProblem, at: Evaluation): number {
  const { groups, lambda, radius, biasDecay } = problem
  const residual = biasDecay === 0 ? withoutDrift(problem, at) : at.residual
  const norm = spectralNorm(biasDecay === 0 ? gradientOf(groups, residual) : at.gradient)
  const pulled = radius === Infinity ? Math.min(1, lambda / norm) : 1
  const s = problem.loss === 'crossEntropy' ? Math.min(pulled, largestFactor(groups, residual)) : pulled
  const columns = groups.reduce(
    (sum, { members, share }, g) => sum + members.length * share * columnDual(problem, residual, g, s),
    0,
  )
  const drift = biasDecay ? (s * s * squaredLength(groups, at.biasGradient)) / (2 * biasDecay) : 0
  const beyond = s * norm - lambda
  return columns - (radius < Infinity && beyond > 0 ? radius * beyond : 0) - drift
}

/** −ℓ*(s u) for one sample of group g. */
function columnDual({ groups, loss }: ConvexProblem, { others, sums }: Residual, g: number, s: number): number {
  const G = groups.length
  const u = others.data.subarray(g * G, (g + 1) * G)
  const multiplicities = otherClasses(groups, g)
  if (loss === 'crossEntropy') return pulledEntropy(u, multiplicities, s)
  const total = u.reduce((sum, x, h) => sum + multiplicities[h] * x, 0)
  const squares = u.reduce((sum, x, h) => sum + multiplicities[h] * x * x, 0)
  const own = sums[g] - total
  return -(s * s * (squares + own * own)) / 2 - s * own
}

/** The largest s for which all e_k + s u_k are probabilities: 1 divided by the most that any sample gives away. */
function largestFactor(groups: readonly LossGroup[], { others }: Residual): number {
  const G = groups.length
  const given = groups.map((_, g) => {
    const multiplicities = otherClasses(groups, g)
    return others.data.subarray(g * G, (g + 1) * G).reduce((sum, x, h) => sum + multiplicities[h] * x, 0)
  })
  return 1 / Math.max(1, ...given)
}

/**
 * The residual changed so that Σ_k ω_k u_k = 0. Squared error: less that sum, since Σ ω_k = 1. Cross-entropy:
 * ω_k u_k is a flow of probability from class k to the others; classes that receive more than they give
 * send the surplus to those that receive less, in proportion, which leaves every entry but the true one ≥ 0.
 */
function withoutDrift({ groups, loss }: ConvexProblem, { residual, biasGradient: drift }: Evaluation): Residual {
  const G = groups.length
  const { others, sums } = residual
  if (loss === 'squaredError') {
    const total = groups.reduce((sum, { members }, h) => sum + members.length * drift[h], 0)
    return { others: matrix(G, G, others.data.map((x, i) => x - drift[i % G])), sums: sums.map((x) => x - total) }
  }
  const surplus = groups.reduce((sum, { members }, h) => sum + members.length * Math.max(0, drift[h]), 0)
  if (!(surplus > 0)) return residual
  const sent = (g: number, h: number) =>
    drift[g] > 0 && drift[h] < 0 ? (drift[g] * -drift[h]) / (surplus * groups[g].share) : 0
  return { others: matrix(G, G, others.data.map((x, i) => x + sent(Math.floor(i / G), i % G))), sums }
}
