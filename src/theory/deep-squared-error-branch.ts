import { bracketedRoot } from '../math/bracketed-root.ts'

/**
 * The problem of one direction of the labels under squared error with M linear layers: minimise
 * 1/(x^M + 1) + βx over x ≥ 0. The logit of the direction is x^M/(1 + x^M). Its stationary points solve
 * M x^{M−1} = β(1 + x^M)²; the larger is a minimum, the alive branch.
 * Source: Dang et al. 2023 (arXiv 2301.00437), section on deep linear heads.
 */
export function directionCost(x: number, beta: number, depth: number): number {
  return 1 / (x ** depth + 1) + beta * x
}

/** The β below which the alive branch is the minimum, and from which on zero is: 1 for M = 1, else (M−1)^{(M−1)/M}/M. */
export function aliveBelow(depth: number): number {
  return depth === 1 ? 1 : (depth - 1) ** ((depth - 1) / depth) / depth
}

/** The largest β that has an alive branch: M y^{(M−1)/M}/(1 + y)², y = (M−1)/(M+1); 1 for M = 1. */
export function spinodal(depth: number): number {
  const y = (depth - 1) / (depth + 1)
  return (depth * y ** ((depth - 1) / depth)) / (1 + y) ** 2
}

/**
 * The alive branch: the larger root x of M x^{M−1} = β(1 + x^M)², to rounding.
 * @param beta > 0.
 * @returns null beyond the spinodal, where zero is the only minimum; the branch exists up to there for M ≥ 2,
 * also where zero is lower (the metastable window).
 */
export function aliveBranch(beta: number, depth: number): number | null {
  if (depth === 1) return beta < 1 ? (1 - beta) / (Math.sqrt(beta) * (1 + Math.sqrt(beta))) : null
  const lowest = ((depth - 1) / (depth + 1)) ** (1 / depth)
  // In logarithms, so that neither tiny β nor large M costs digits.
  const excess = (x: number): number =>
    Math.log(depth / beta) + (depth - 1) * Math.log(x) - 2 * Math.log1p(x ** depth)
  if (!(excess(lowest) >= 0)) return null
  // M x^{M−1}/(1 + x^M)² < M x^{−M−1}, so that the excess is negative here.
  return bracketedRoot(excess, lowest, Math.max(2 * lowest, (depth / beta) ** (1 / (depth + 1))))
}
