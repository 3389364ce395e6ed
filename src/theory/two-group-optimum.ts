import { bracketedRoot } from '../math/bracketed-root.ts'
import { minorityVanishes, samplesOf, vanishedMargin, type TwoGroups } from './weight-decay-lines.ts'

/**
 * The optimum in logits, all ≥ 0: own minus another logit within the majority is a, within the minority e;
 * x and y are the lengths of the mean column of logits of the majority and of the minority.
 */
export interface TwoGroupOptimum {
  readonly a: number
  readonly e: number
  readonly x: number
  readonly y: number
  /** √(n_A x² + n_B y²). */
  readonly S: number
  /** Mean cross-entropy + λ((K_A − 1)√n_A a + (K_B − 1)√n_B e + S). */
  readonly objective: number
}

/** One of the two groups: its classes, those of the other, the samples of each, and λN. */
interface Side {
  readonly own: number
  readonly other: number
  readonly count: number
  readonly pull: number
}

/**
 * The margin m and the length z at which the gradient of one side's loss is balanced, for a direction
 * cosine c > 0 of its column in the singular vector: the slope in √n z gives the probability of a class of
 * the other group, p = λN c/√(n K K_other); the slope in m gives that of another class of the own group,
 * p_o = (λN/√n − K_other p)/K_own; their logarithms are the logits.
 * Loss = log(1 + (K_own−1)e^{−m} + K_other e^{−far}), far = m(K_own−1)/K_own + z√K/(K_own√K_other).
 */
function sideAt(side: Side, c: number): { m: number; z: number } {
  const { own, other, count, pull } = side
  const K = own + other
  const p = (pull * c) / Math.sqrt(count * K * other)
  const free = isFree(side)
  // Merged, or one class: all of the own group are equally probable.
  const inner = free ? (pull / Math.sqrt(count) - other * p) / own : (1 - other * p) / own
  const truth = free ? 1 - (own - 1) * inner - other * p : inner
  const m = free ? Math.log(truth / inner) : 0
  const far = Math.log(truth / p)
  return { m, z: ((far - (m * (own - 1)) / own) * own * Math.sqrt(other)) / Math.sqrt(K) }
}

/** Whether the classes of a side are apart from each other: it has several, and λN < √n. */
function isFree({ own, count, pull }: Side): boolean {
  return own > 1 && pull < Math.sqrt(count)
}

/**
 * The largest cosine with z ≥ 0. A side that is merged reaches z = 0 where all classes are equally probable,
 * p = 1/K; a free one keeps all probabilities positive up to c = 1, where z may be negative.
 */
function largestCosine(side: Side): number {
  const { own, other, count, pull } = side
  return isFree(side) ? 1 : Math.min(1, Math.sqrt((count * other) / (own + other)) / pull)
}

/** Mean cross-entropy of one side's samples. */
function sideLoss({ own, other }: Side, m: number, z: number): number {
  const far = (m * (own - 1)) / own + (z * Math.sqrt(own + other)) / (own * Math.sqrt(other))
  return Math.log1p((own - 1) * Math.exp(-m) + other * Math.exp(-far))
}

/**
 * The global optimum of cross-entropy with weight decay for two groups, to rounding. Given the angle φ of
 * the singular vector, (√n_A x, √n_B y) = S (cos φ, sin φ), the stationarity of either side is solved in
 * closed form; φ itself is the one root of √n_A x sin φ − √n_B y cos φ, which rises where x, y > 0.
 * @param lambda √(λ_W λ_H) > 0.
 */
export function twoGroupOptimum(two: TwoGroups, lambda: number): TwoGroupOptimum {
  const { majorityClasses: KA, minorityClasses: KB, majorityCount: nA, minorityCount: nB } = two
  const pull = lambda * samplesOf(two)
  const A: Side = { own: KA, other: KB, count: nA, pull }
  const B: Side = { own: KB, other: KA, count: nB, pull }
  const [a, e, x, y] = minorityVanishes(two, lambda)
    ? [vanishedMargin(two, lambda) ?? 0, 0, 0, 0]
    : separatedOptimum(A, B)
  const S = Math.sqrt(nA * x * x + nB * y * y)
  const loss = (KA * nA * sideLoss(A, a, x) + KB * nB * sideLoss(B, e, y)) / samplesOf(two)
  const norm = (KA - 1) * Math.sqrt(nA) * a + (KB - 1) * Math.sqrt(nB) * e + S
  return { a, e, x, y, S, objective: loss + lambda * norm }
}

/** (a, e, x, y) where the two groups are apart. */
function separatedOptimum(A: Side, B: Side): readonly number[] {
  const imbalance = (phi: number): number =>
    Math.sqrt(A.count) * sideAt(A, Math.cos(phi)).z * Math.sin(phi) -
    Math.sqrt(B.count) * sideAt(B, Math.sin(phi)).z * Math.cos(phi)
  // At φ = 0 and π/2 one side's probability of the other group is zero and its length infinite.
  const low = Math.max(1e-9, Math.acos(largestCosine(A)))
  const high = Math.min(Math.PI / 2 - 1e-9, Math.asin(largestCosine(B)))
  const phi = imbalance(low) >= 0 ? low : imbalance(high) <= 0 ? high : bracketedRoot(imbalance, low, high)
  const [atA, atB] = [sideAt(A, Math.cos(phi)), sideAt(B, Math.sin(phi))]
  return [atA.m, atB.m, Math.max(0, atA.z), Math.max(0, atB.z)]
}
