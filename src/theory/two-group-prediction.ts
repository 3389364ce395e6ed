import { matrix, multiply, transpose } from '../math/matrix.ts'
import { bracketedRoot } from '../math/bracketed-root.ts'
import { biasPenalty, evaluate, type ConvexProblem } from './convex-problem.ts'
import { dualityBound } from './duality-bound.ts'
import { factoredPrediction, type CoreFactors } from './factored-prediction.ts'
import type { ConvexFormPrediction } from './convex-form.ts'
import { regimeOf, sidesOf, zeroLambda } from './two-group-lines.ts'
import { twoGroupOptimum, type TwoGroupOptimum } from './two-group-optimum.ts'

/**
 * The optimum of cross-entropy for two groups of classes, from the reduced convex problem in a, e, x, y and
 * the bias: A has singular values c_A a (K_A − 1 times), c_B e (K_B − 1 times) and S = √(c_A² x² + c_B² y²).
 * @param problem of two groups, the majority first.
 * @param ratio as in `factoredPrediction`.
 */
export function twoGroupPrediction(problem: ConvexProblem, ratio: number): ConvexFormPrediction {
  const { groups, lambda, radius } = problem
  const optimum = radius < Infinity ? budgetOptimum(problem) : twoGroupOptimum(sidesOf(problem), lambda)
  const blocks = Float64Array.of(groups[0].scale * optimum.a, groups[1].scale * optimum.e)
  const core = coreOf(problem, optimum)
  const product = multiply(core.left, transpose(core.right))
  const bias = biasOf(problem, optimum)
  const a = { blocks, core: matrix(2, 2, product.data.map((x) => x * optimum.S)) }
  const objective = optimum.loss + biasPenalty(problem, bias) + lambda * optimum.norm
  return {
    ...factoredPrediction(groups, blocks, core, ratio),
    objective,
    gap: Math.max(0, objective - dualityBound(problem, evaluate(problem, { a, bias }))),
    regime: regimeOf(optimum.facts),
    bias,
  }
}

/**
 * Under a budget: the optimum at the multiplier μ at which its norm is ρ; the norm falls from ∞ to 0 as μ rises.
 * @param problem of ρ > 0.
 */
export function budgetOptimum(problem: ConvexProblem): TwoGroupOptimum {
  const two = sidesOf(problem)
  const excess = (logMu: number): number => twoGroupOptimum(two, Math.exp(logMu)).norm - problem.radius
  // 1e-9 above, everything is zero in spite of rounding.
  const high = Math.log(zeroLambda(two)) + 1e-9
  let low = high - 1
  while (excess(low) < 0) low = high - 2 * (high - low)
  return twoGroupOptimum(two, Math.exp(bracketedRoot(excess, low, high)))
}

/** The core is S · left rightᵀ with left = (√(K_B/K), −√(K_A/K)) and right = (c_A x, −c_B y)/S. */
function coreOf({ groups: [A, B] }: ConvexProblem, { x, y, S }: TwoGroupOptimum): CoreFactors {
  const K = A.members.length + B.members.length
  const left = [Math.sqrt(B.members.length / K), -Math.sqrt(A.members.length / K)]
  const right = S > 0 ? [(A.scale * x) / S, (-B.scale * y) / S] : [0, 0]
  return { left: matrix(2, 1, left), values: [S], right: matrix(2, 1, right) }
}

/** b of each group, of mean 0 over the classes. */
function biasOf({ groups: [A, B] }: ConvexProblem, { bias }: TwoGroupOptimum): Float64Array {
  const K = A.members.length + B.members.length
  return Float64Array.of((-bias * B.members.length) / K, (bias * A.members.length) / K)
}
