import { matrix, type Matrix } from '../math/matrix.ts'
import { solvePositive } from '../math/solve-positive.ts'
import { biasPenalty, classTotal, evaluate, otherClasses, type ConvexPoint, type ConvexProblem, type Evaluation } from './convex-problem.ts'

/** Newton steps allowed; from the bias of a neighbouring A two or three are usual, from afar 20. */
const MAX_STEPS = 200

/** Steps below this share of 1 + |b| are rounding. */
const NEGLIGIBLE = 1e-14

/** A point and f there. */
export interface Evaluated {
  readonly point: ConvexPoint
  readonly at: Evaluation
}

/**
 * The bias that minimises f(A, b) + (λ_b/2)‖b‖² at a given A, by damped Newton steps. Unchanged where the problem has no bias.
 * @param from A and a bias to start from.
 */
export function withBestBias(problem: ConvexProblem, from: ConvexPoint): Evaluated {
  let current: Evaluated = { point: from, at: evaluate(problem, from) }
  if (problem.biasDecay === undefined) return current
  let former = Infinity
  for (let i = 0; i < MAX_STEPS; i++) {
    const step = newtonStep(problem, current)
    const size = step.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
    // Convergence is quadratic: small steps that no longer shrink are rounding too.
    const isRounding = size < 1e-6 && size > former / 2
    if (isRounding || !(size > NEGLIGIBLE * (1 + maxOf(current.point.bias)))) return current
    const next = damped(problem, current, step)
    if (next === null) return current
    former = size
    current = next
  }
  return current
}

function maxOf(bias: Float64Array): number {
  return bias.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
}

/** The step, halved until the objective does not rise; null when it always does. */
function damped(problem: ConvexProblem, { point, at }: Evaluated, step: Float64Array): Evaluated | null {
  const value = at.loss + biasPenalty(problem, point.bias)
  for (let factor = 1; factor > 1e-6; factor /= 2) {
    const moved = { a: point.a, bias: point.bias.map((x, g) => x + factor * step[g]) }
    const next = { point: moved, at: evaluate(problem, moved) }
    // 1e-14: rounding of the sums must not stop a step that is right.
    if (next.at.loss + biasPenalty(problem, moved.bias) <= value * (1 + 1e-14)) return next
  }
  return null
}

/**
 * −(H + μ D)⁻¹∇ over one entry of b for each group, D = diag(K_g ω_g), μ = max |D⁻¹∇|/4: where logits are large H is
 * next to nothing, and this keeps steps to 4 or so; towards the minimum μ goes to zero with the slope.
 */
function newtonStep(problem: ConvexProblem, { point, at }: Evaluated): Float64Array {
  const { groups, biasDecay = 0 } = problem
  const slope = groups.map(({ members }, g) => -members.length * (at.biasGradient[g] + biasDecay * point.bias[g]))
  const weights = groups.map(({ members, share }) => members.length * share)
  const mu = Math.max(...slope.map((x, g) => Math.abs(x) / weights[g])) / 4
  const H = curvatureOf(problem, at)
  weights.forEach((weight, g) => (H.data[g * (groups.length + 1)] += mu * weight))
  const step = solvePositive(H, slope) ?? Float64Array.from(slope)
  if (problem.loss === 'squaredError' || biasDecay > 0) return step
  // Shifts of b do not matter: its mean over the classes stays.
  const K = classTotal(groups)
  const mean = groups.reduce((sum, { members }, g) => sum + (members.length * step[g]) / K, 0)
  return step.map((x) => x - mean)
}

/**
 * Cross-entropy: Σ_g K_g ω_g (diag m_g − m_g m_gᵀ) + λ_b diag K with m_gh the probability of group h for a sample
 * of group g; without a penalty also a term on the mean of b, on which the first does not depend. Squared error: (1 + λ_b) diag K.
 */
function curvatureOf({ groups, loss, biasDecay = 0 }: ConvexProblem, { residual }: Evaluation): Matrix {
  const G = groups.length
  const H = matrix(G, G)
  groups.forEach(({ members }, h) => (H.data[h * G + h] = members.length * (biasDecay + (loss === 'squaredError' ? 1 : 0))))
  if (loss === 'squaredError') return H
  groups.forEach(({ members, share }, g) => {
    const multiplicities = otherClasses(groups, g)
    const mass = groups.map((_, h) => multiplicities[h] * residual.others.data[g * G + h])
    mass[g] = 1 - mass.reduce((sum, x, h) => (h === g ? sum : sum + x), 0)
    for (let h = 0; h < G; h++) {
      H.data[h * G + h] += members.length * share * mass[h]
      for (let i = 0; i < G; i++) H.data[h * G + i] -= members.length * share * mass[h] * mass[i]
    }
  })
  if (biasDecay > 0) return H
  const trace = groups.reduce((sum, _, h) => sum + H.data[h * (G + 1)], 0)
  const K = classTotal(groups)
  groups.forEach((a, h) =>
    groups.forEach((b, i) => (H.data[h * G + i] += (trace * a.members.length * b.members.length) / (K * K))),
  )
  return H
}
