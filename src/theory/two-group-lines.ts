import { bracketedRoot } from '../math/bracketed-root.ts'
import type { ConvexProblem, LossGroup } from './convex-problem.ts'
import type { Regime } from './prediction.ts'

/** One of two groups of classes: how many, the share ω of each in the loss, and c, the scale of its columns. */
export interface Side {
  readonly classes: number
  readonly share: number
  readonly scale: number
}

/** Two groups under cross-entropy. */
export interface TwoSides {
  readonly majority: Side
  readonly minority: Side
  /** λ_b ≥ 0, 0 for an unpenalised bias; undefined where there is none. */
  readonly biasDecay?: number
}

/** The two groups of a problem. */
export function sidesOf({ groups: [first, second], biasDecay }: ConvexProblem): TwoSides {
  const side = ({ members, share, scale }: LossGroup): Side => ({ classes: members.length, share, scale })
  return { majority: side(first), minority: side(second), biasDecay }
}

/** Majority and minority exchanged. */
export function exchanged({ majority, minority, biasDecay }: TwoSides): TwoSides {
  return { majority: minority, minority: majority, biasDecay }
}

/** ω/c: several classes of a side coincide ⇔ λ is at least this (see `mergingLambda`). */
export function strength({ share, scale }: Side): number {
  return share / scale
}

/** The state in which the whole minority is zero and the majority has margin a ≥ 0, own logit minus another's. */
export interface VanishedState {
  /** Of a majority sample: probability of one other majority class. */
  readonly other: number
  /** Of a majority sample: probability of one minority class. */
  readonly minority: number
  /** Of a minority sample: probability of one majority class. */
  readonly majority: number
  /** Bias of a minority class minus that of a majority class. */
  readonly bias: number
}

/**
 * The state at margin a, with the best bias. With β the bias and s = e^{−a(K_A−1)/K_A}: a majority sample has
 * p_o = e^{−a}/D and p = s e^β/D, D = 1 + (K_A−1)e^{−a} + K_B s e^β; a minority sample 1/(K_A + K_B e^β).
 */
export function vanishedState(two: TwoSides, a: number): VanishedState {
  const { majority: A, minority: B } = two
  const bias = vanishedBias(two, a)
  const drawn = Math.exp(bias - (a * (A.classes - 1)) / A.classes)
  const D = 1 + (A.classes - 1) * Math.exp(-a) + B.classes * drawn
  const majority = 1 / (A.classes + B.classes * Math.exp(bias))
  return { other: Math.exp(-a) / D, minority: drawn / D, majority, bias }
}

/**
 * β where the minority is zero: probability flows from majority to minority as much as back, less what the
 * penalty takes: K_A ω_A p − K_A ω_B q + λ_b β K_A/K = 0, with q the probability of one majority class.
 */
function vanishedBias({ majority: A, minority: B, biasDecay }: TwoSides, a: number): number {
  if (biasDecay === undefined) return 0
  const D = 1 + (A.classes - 1) * Math.exp(-a)
  const drift = (beta: number): number => {
    const drawn = Math.exp(beta - (a * (A.classes - 1)) / A.classes)
    const flow = (A.share * drawn) / (D + B.classes * drawn) - B.share / (A.classes + B.classes * Math.exp(beta))
    return flow + (biasDecay * beta) / (A.classes + B.classes)
  }
  // The two flows alone are balanced within |β| < 700 for every share above 1e-300.
  return bracketedRoot(drift, -700, 700)
}

/** K_A p_o + K_B p = λ c_A/ω_A at a majority margin a: falls from 1 at a = 0 to 0. */
function pull(two: TwoSides, a: number): number {
  const { other, minority } = vanishedState(two, a)
  return two.majority.classes * other + two.minority.classes * minority
}

/** The first of 1, 2, 4, … at which f is not positive; null when there is none up to 1,024. */
function firstFall(f: (a: number) => number): number | null {
  for (let a = 1; a < 2000; a *= 2) if (!(f(a) > 0)) return a
  return null
}

/**
 * The margin a > 0 of the majority (own logit minus another's) where the whole minority is zero:
 * λ c_A/ω_A = K_A p_o + K_B p.
 * @returns null when K_A = 1 or λ ≥ ω_A/c_A: then the majority's classes are equal.
 */
export function vanishedMargin(two: TwoSides, lambda: number): number | null {
  const level = lambda / strength(two.majority)
  if (two.majority.classes < 2 || level >= 1) return null
  const excess = (a: number) => pull(two, a) - level
  const end = firstFall(excess)
  // At level 1 but for rounding the margin is zero.
  return end === null || !(excess(0) > 0) ? null : bracketedRoot(excess, 0, end)
}

/** ‖D‖² of the means of the groups where the minority is zero: (ω_A/c_A)² K K_B p² + (ω_B/c_B)² K K_A q². */
function meanPull(two: TwoSides, a: number): number {
  const { majority: A, minority: B } = two
  const { minority, majority } = vanishedState(two, a)
  const K = A.classes + B.classes
  return K * (B.classes * (strength(A) * minority) ** 2 + A.classes * (strength(B) * majority) ** 2)
}

/** ‖D‖² − λ² with the λ of margin a, over (ω_A/c_A)²; the minority is zero ⇔ this is ≤ 0 (which merges it as well). */
export function vanishingExcess(two: TwoSides, a: number): number {
  return meanPull(two, a) / strength(two.majority) ** 2 - pull(two, a) ** 2
}

/**
 * The largest majority margin at which the minority is zero; at every smaller one it is zero too.
 * @returns null where K_A = 1 and where the minority is never zero while the majority is not.
 */
export function vanishingMargin(two: TwoSides): number | null {
  if (two.majority.classes < 2) return null
  const excess = (a: number) => vanishingExcess(two, a)
  if (excess(0) >= 0) return null
  const end = firstFall((a) => -excess(a))
  return end === null ? null : bracketedRoot(excess, 0, end)
}

/** The λ from which on the whole minority is zero, below the one at which everything is; null where there is none. */
export function vanishingLambda(two: TwoSides): number | null {
  const a = vanishingMargin(two)
  return a === null ? null : strength(two.majority) * pull(two, a)
}

/** Everything is zero ⇔ λ ≥ ‖∇f(0)‖₂: the strengths of groups of several classes and the norm on the group means. */
export function zeroLambda(two: TwoSides): number {
  const within = [two.majority, two.minority].map((side) => (side.classes > 1 ? strength(side) : 0))
  return Math.max(...within, Math.sqrt(meanPull(two, 0)))
}

/** What is equal or zero at the optimum. */
export interface Facts {
  readonly zero: boolean
  readonly minorityVanished: boolean
  readonly majorityVanished: boolean
  readonly minorityMerged: boolean
  readonly majorityMerged: boolean
}

/** The facts at λ (under budgets: at their multiplier). */
export function factsAt(two: TwoSides, lambda: number): Facts {
  const merged = (side: Side) => side.classes > 1 && lambda >= strength(side)
  return {
    zero: lambda >= zeroLambda(two),
    minorityVanished: minorityVanishes(two, lambda),
    majorityVanished: minorityVanishes(exchanged(two), lambda),
    minorityMerged: merged(two.minority),
    majorityMerged: merged(two.majority),
  }
}

/** Whether the minority is zero while the majority is not. */
function minorityVanishes(two: TwoSides, lambda: number): boolean {
  if (two.minority.classes > 1 && lambda < strength(two.minority)) return false
  const a = vanishedMargin(two, lambda)
  return a !== null && vanishingExcess(two, a) <= 0
}

/** The regime's name; where both sides are merged but apart from each other, the minority's. */
export function regimeOf(facts: Facts): Regime {
  const order = ['zero', 'minorityVanished', 'majorityVanished', 'minorityMerged', 'majorityMerged'] as const
  return order.find((fact) => facts[fact]) ?? 'separated'
}
