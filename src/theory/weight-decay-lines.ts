import { bracketedRoot } from '../math/bracketed-root.ts'
import { matrix } from '../math/matrix.ts'
import { sampleTotal, type ClassGroup } from './class-groups.ts'
import { evaluate, spectralNorm } from './weight-decay-problem.ts'

/** K_A majority classes of n_A samples and K_B minority classes of n_B each, n_A ≥ n_B > 0, K_A, K_B ≥ 1. */
export interface TwoGroups {
  readonly majorityClasses: number
  readonly minorityClasses: number
  readonly majorityCount: number
  readonly minorityCount: number
}

/**
 * Classes of one group coincide (classifiers and means) ⇔ λ ≥ √n_g/N, whatever the other groups are:
 * where they coincide, ∇f on the differences within the group is −(√n_g/N) I.
 * @returns λ; null for a group of one class, which has nothing to merge with.
 */
export function mergingLambda(groups: readonly ClassGroup[], g: number): number | null {
  const { members, count } = groups[g]
  return members.length > 1 ? Math.sqrt(count) / sampleTotal(groups) : null
}

/**
 * Everything is zero ⇔ λ ≥ ‖∇f(0)‖₂; that is √n_A/N when the largest group has two classes or more.
 */
export function zeroLambda(groups: readonly ClassGroup[]): number {
  const G = groups.length
  const zero = { blocks: new Float64Array(G), core: matrix(G, G) }
  return spectralNorm(evaluate({ groups, lambda: 1 }, zero).gradient)
}

/** p_o and p: where the minority is zero and the majority has margin a, one other majority class, one minority class. */
function probabilities({ majorityClasses: KA, minorityClasses: KB }: TwoGroups, a: number): { po: number; p: number } {
  const other = Math.exp(-a)
  const minority = Math.exp((-a * (KA - 1)) / KA)
  const Q = 1 + (KA - 1) * other + KB * minority
  return { po: other / Q, p: minority / Q }
}

/** K_A p_o + K_B p = λN/√n_A at a majority margin a: falls from 1 at a = 0 to 0. */
function pull(two: TwoGroups, a: number): number {
  const { po, p } = probabilities(two, a)
  return two.majorityClasses * po + two.minorityClasses * p
}

/** A margin at which `pull` is below `level`: pull ≤ K e^{−a(K_A−1)/K_A}. */
function marginBeyond({ majorityClasses: KA, minorityClasses: KB }: TwoGroups, level: number): number {
  return (KA / (KA - 1)) * Math.log((2 * (KA + KB)) / level)
}

/** N = K_A n_A + K_B n_B. */
export function samplesOf({ majorityClasses, minorityClasses, majorityCount, minorityCount }: TwoGroups): number {
  return majorityClasses * majorityCount + minorityClasses * minorityCount
}

/**
 * The margin a > 0 of the majority (own logit minus another's) where the whole minority is zero:
 * λN = √n_A (K_A p_o + K_B p).
 * @returns null when K_A = 1 or λ ≥ √n_A/N: then the majority is zero as well.
 */
export function vanishedMargin(two: TwoGroups, lambda: number): number | null {
  const level = (lambda * samplesOf(two)) / Math.sqrt(two.majorityCount)
  if (two.majorityClasses < 2 || level >= 1) return null
  return bracketedRoot((a) => pull(two, a) - level, 0, marginBeyond(two, level))
}

/** (n_A K K_B p² + n_B K_A/K) − n_A (K_A p_o + K_B p)²; the minority is zero ⇔ this is ≤ 0 at the margin a. */
function vanishingExcess(two: TwoGroups, a: number): number {
  const { majorityClasses: KA, minorityClasses: KB, majorityCount: nA, minorityCount: nB } = two
  const K = KA + KB
  return nA * K * KB * probabilities(two, a).p ** 2 + (nB * KA) / K - nA * pull(two, a) ** 2
}

/**
 * Whether the whole minority, its mean included, is zero at the optimum: merged (or one class) and
 * n_A K K_B p² + n_B K_A/K ≤ (λN)². True as well where everything is zero.
 */
export function minorityVanishes(two: TwoGroups, lambda: number): boolean {
  const N = samplesOf(two)
  if (two.minorityClasses > 1 && lambda < Math.sqrt(two.minorityCount) / N) return false
  if (two.majorityClasses === 1) return lambda >= loneMajorityZero(two)
  const a = vanishedMargin(two, lambda)
  return a === null || vanishingExcess(two, a) <= 0
}

/** ‖∇f(0)‖₂ for K_A = 1: √((n_B + K_B n_A)/K)/N, the secular equation of D(I − 11ᵀ/K)D. */
function loneMajorityZero(two: TwoGroups): number {
  const { minorityClasses: KB, majorityCount: nA, minorityCount: nB } = two
  return Math.sqrt((nB + KB * nA) / (1 + KB)) / samplesOf(two)
}

/** The λ from which on the whole minority is zero, for these counts. */
export function vanishingLambda(two: TwoGroups): number {
  const { majorityClasses: KA, majorityCount: nA, minorityCount: nB } = two
  if (KA === 1) return loneMajorityZero(two)
  if (nA <= nB) return Math.sqrt(nA) / samplesOf(two)
  const level = Math.sqrt((nB * KA) / ((KA + two.minorityClasses) * nA))
  const a = bracketedRoot((x) => vanishingExcess(two, x), 0, marginBeyond(two, level))
  return (Math.sqrt(nA) * pull(two, a)) / samplesOf(two)
}

/**
 * R0 = (1/(λ√n_B) − K_B)/K_A, the imbalance n_A/n_B at fixed n_B from which on the minority coincides.
 * @returns null for K_B = 1; below 1 where the minority coincides at every R ≥ 1.
 */
export function mergingImbalance(
  { majorityClasses, minorityClasses, minorityCount }: Omit<TwoGroups, 'majorityCount'>,
  lambda: number,
): number | null {
  if (minorityClasses < 2) return null
  return (1 / (lambda * Math.sqrt(minorityCount)) - minorityClasses) / majorityClasses
}

/**
 * The two imbalances between which anything at all is different from zero, at fixed n_B and λ.
 * K_A ≥ 2: λ√n_B (K_A R + K_B) < √R; K_A = 1: λ² n_B K (R + K_B)² < 1 + K_B R.
 * @returns null when everything is zero at every R.
 */
export function nonzeroImbalances(
  { majorityClasses: KA, minorityClasses: KB, minorityCount: nB }: Omit<TwoGroups, 'majorityCount'>,
  lambda: number,
): readonly [number, number] | null {
  const c = lambda * Math.sqrt(nB)
  if (KA > 1) {
    const roots = quadraticRoots(c * KA, -1, c * KB)
    return roots && [roots[0] ** 2, roots[1] ** 2]
  }
  const s = c * c * (1 + KB)
  return quadraticRoots(s, 2 * s * KB - KB, s * KB * KB - 1)
}

/** Roots of a x² + b x + c, a > 0, the smaller first; null when there are not two. */
function quadraticRoots(a: number, b: number, c: number): readonly [number, number] | null {
  const discriminant = b * b - 4 * a * c
  if (!(discriminant > 0)) return null
  // The sum that does not cancel; the other root from the product c/a.
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2
  return b < 0 ? [c / q, q / a] : [q / a, c / q]
}

/** Steps of the search for sign changes along log R; the lines are smooth over a factor of two. */
const SEARCH_STEPS = 24

/**
 * The imbalances in [from, to] at which the whole minority vanishes or comes back, at fixed n_B and λ,
 * ascending; K_A ≥ 2. Nothing is merged or zero outside the range that the caller asks for.
 */
export function vanishingImbalances(
  two: Omit<TwoGroups, 'majorityCount'>,
  lambda: number,
  from: number,
  to: number,
): number[] {
  const excess = (logR: number): number => {
    const at = { ...two, majorityCount: two.minorityCount * Math.exp(logR) }
    return vanishingExcess(at, vanishedMargin(at, lambda) ?? 0)
  }
  const width = (Math.log(to) - Math.log(from)) / SEARCH_STEPS
  const roots: number[] = []
  let [x, fx] = [Math.log(from), excess(Math.log(from))]
  for (let i = 1; i <= SEARCH_STEPS; i++) {
    const next = Math.log(from) + i * width
    const fnext = excess(next)
    if (fx > 0 !== fnext > 0) roots.push(Math.exp(bracketedRoot(excess, x, next)))
    ;[x, fx] = [next, fnext]
  }
  return roots
}

/** As `TwoGroups`, of two groups ordered by falling count. */
export function twoGroupsOf([majority, minority]: readonly ClassGroup[]): TwoGroups {
  return {
    majorityClasses: majority.members.length,
    minorityClasses: minority.members.length,
    majorityCount: majority.count,
    minorityCount: minority.count,
  }
}
