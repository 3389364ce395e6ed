import { bracketedRoot } from '../math/bracketed-root.ts'
import { exchanged, factsAt, strength, vanishedMargin, vanishedState, type Facts, type Side, type TwoSides } from './two-group-lines.ts'

/**
 * The optimum in logits, all but the bias ≥ 0: own minus another logit within the majority is a, within the
 * minority e; x and y are the lengths of the mean column of logits of the majority and of the minority.
 */
export interface TwoGroupOptimum {
  readonly a: number
  readonly e: number
  readonly x: number
  readonly y: number
  /** √(c_A² x² + c_B² y²). */
  readonly S: number
  /** Bias of a minority class minus that of a majority class. */
  readonly bias: number
  /** ‖A‖_* = (K_A − 1) c_A a + (K_B − 1) c_B e + S. */
  readonly norm: number
  /** Σ_k ω_k ℓ_k, the cross-entropy without penalties. */
  readonly loss: number
  readonly facts: Facts
}

/** One side as the equations see it: classes of its own and of the other, c, λc/ω, and the sign of β in its logits. */
interface Half {
  readonly own: number
  readonly other: number
  readonly scale: number
  readonly level: number
  readonly sign: number
}

/** Margin within the side, length of its mean column, and probability of one class of the other side. */
interface Column {
  readonly margin: number
  readonly length: number
  readonly p: number
}

function halfOf(side: Side, other: Side, lambda: number, sign: number): Half {
  return { own: side.classes, other: other.classes, scale: side.scale, level: lambda / strength(side), sign }
}

/**
 * The margin m and the length z at which the gradient of one side's loss is balanced, for a direction
 * cosine c > 0 of its column in the singular vector: the slope in z gives the probability of a class of the
 * other side, p = level·c/√(K K_other); the slope in m gives that of another class of its own,
 * p_o = (level − K_other p)/K_own; their logarithms are the logits.
 * Loss = log(1 + (K_own−1)e^{−m} + K_other e^{−far}), far = m(K_own−1)/K_own + z√K/(K_own√K_other) ∓ β.
 */
function columnAt(half: Half, c: number, beta: number): Column {
  const { own, other, level, sign } = half
  const K = own + other
  const p = (level * c) / Math.sqrt(K * other)
  const isFree = own > 1 && level < 1
  // Merged, or one class: all of the own side are equally probable. At the end of the domain they have nothing left.
  const inner = Math.max(isFree ? (level - other * p) / own : (1 - other * p) / own, Number.MIN_VALUE)
  const truth = isFree ? 1 - (own - 1) * inner - other * p : inner
  const margin = isFree ? Math.log(truth / inner) : 0
  const far = Math.log(truth / p) + sign * beta
  return { margin, p, length: ((far - (margin * (own - 1)) / own) * own * Math.sqrt(other)) / Math.sqrt(K) }
}

/** Mean cross-entropy of one side's samples. */
function lossAt(own: number, other: number, margin: number, length: number, shift: number): number {
  const far = (margin * (own - 1)) / own + (length * Math.sqrt(own + other)) / (own * Math.sqrt(other)) - shift
  return Math.log1p((own - 1) * Math.exp(-margin) + other * Math.exp(-far))
}

/**
 * The global optimum of cross-entropy for two groups at λ > 0 (weight decay, or the multiplier of budgets), with
 * or without a bias, to rounding. Given the angle φ of the singular vector, (c_A x, c_B y) = S (cos φ, sin φ), the
 * stationarity of either side and of the bias is solved in closed form; φ itself is one root.
 */
export function twoGroupOptimum(two: TwoSides, lambda: number): TwoGroupOptimum {
  const facts = factsAt(two, lambda)
  const { a, e, x, y, bias } = solution(two, lambda, facts)
  const { majority: A, minority: B } = two
  const S = Math.hypot(A.scale * x, B.scale * y)
  const loss =
    A.classes * A.share * lossAt(A.classes, B.classes, a, x, bias) +
    B.classes * B.share * lossAt(B.classes, A.classes, e, y, -bias)
  const norm = (A.classes - 1) * A.scale * a + (B.classes - 1) * B.scale * e + S
  return { a, e, x, y, S, bias, norm, loss, facts }
}

type Solution = Pick<TwoGroupOptimum, 'a' | 'e' | 'x' | 'y' | 'bias'>

function solution(two: TwoSides, lambda: number, facts: Facts): Solution {
  const nothing = { a: 0, e: 0, x: 0, y: 0 }
  if (facts.zero) return { ...nothing, bias: vanishedState(two, 0).bias }
  if (facts.minorityVanished) {
    const a = vanishedMargin(two, lambda) ?? 0
    return { ...nothing, a, bias: vanishedState(two, a).bias }
  }
  if (facts.majorityVanished) {
    const e = vanishedMargin(exchanged(two), lambda) ?? 0
    return { ...nothing, e, bias: -vanishedState(exchanged(two), e).bias }
  }
  return separatedSolution(two, lambda)
}

/** |log tan φ| is sought up to here: shares may differ by 10²⁵. */
const WIDEST = 60

/** (a, e, x, y) and the bias where the two sides are apart, as functions of u = log tan φ. */
function separatedSolution(two: TwoSides, lambda: number): Solution {
  const A = halfOf(two.majority, two.minority, lambda, 1)
  const B = halfOf(two.minority, two.majority, lambda, -1)
  const at = (u: number): Solution => {
    const [cos, sin] = [1 / Math.hypot(1, Math.exp(u)), 1 / Math.hypot(1, Math.exp(-u))]
    const bias = biasAt(two, A, B, cos, sin)
    const [a, b] = [columnAt(A, cos, bias), columnAt(B, sin, bias)]
    return { a: a.margin, e: b.margin, x: a.length, y: b.length, bias }
  }
  const u = two.biasDecay === 0 ? freeAngle(A, B) : angle(A, B, at)
  const { a, e, x, y, bias } = at(u)
  return { a, e, x: Math.max(0, x), y: Math.max(0, y), bias }
}

/** log tan φ with an unpenalised bias: probability flows to and fro in balance, ω_A p_A = ω_B p_B. */
function freeAngle(A: Half, B: Half): number {
  return Math.log((A.scale / B.scale) * Math.sqrt(A.own / B.own))
}

/**
 * β at an angle: what the penalty balances, λ_b β/K = ω_B p_B − ω_A p_A; without a penalty that which makes the
 * lengths fit the angle, c_A x sin φ = c_B y cos φ, in which β is linear.
 */
function biasAt({ majority, minority, biasDecay }: TwoSides, A: Half, B: Half, cos: number, sin: number): number {
  if (biasDecay === undefined) return 0
  const [a, b] = [columnAt(A, cos, 0), columnAt(B, sin, 0)]
  const K = A.own + B.own
  if (biasDecay > 0) return (K * (minority.share * b.p - majority.share * a.p)) / biasDecay
  const slope = (half: Half) => (half.own * Math.sqrt(half.other)) / Math.sqrt(K)
  const misfit = B.scale * b.length * cos - A.scale * a.length * sin
  return misfit / (A.scale * slope(A) * sin + B.scale * slope(B) * cos)
}

/**
 * log tan φ from c_A x sin φ − c_B y cos φ = 0, between the angle from which on x ≥ 0 (x rises with φ) and the
 * one up to which y ≥ 0.
 */
function angle(A: Half, B: Half, at: (u: number) => Solution): number {
  const [least, most] = [-widthOf(A), widthOf(B)]
  const low = at(least).x >= 0 ? least : at(most).x <= 0 ? most : bracketedRoot((u) => at(u).x, least, most)
  const high = at(most).y >= 0 ? most : at(least).y <= 0 ? least : bracketedRoot((u) => at(u).y, least, most)
  const misfit = (u: number): number => {
    const { x, y } = at(u)
    return A.scale * x - B.scale * y * Math.exp(-u)
  }
  if (low >= high || misfit(low) >= 0) return low
  return misfit(high) <= 0 ? high : bracketedRoot(misfit, low, high)
}

/** How far |log tan φ| may go on a side's own end: where it is merged, p < 1/K_other keeps its cosine below √(K/K_other)/level. */
function widthOf({ own, other, level }: Half): number {
  const largest = Math.sqrt((own + other) / other) / level
  if ((own > 1 && level < 1) || largest >= 1) return WIDEST
  return Math.min(WIDEST, -Math.log((1 / largest) * Math.sqrt(1 - largest * largest)))
}
