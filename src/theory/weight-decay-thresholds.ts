import { bracketedRoot } from '../math/bracketed-root.ts'
import { matrix } from '../math/matrix.ts'
import { withBestBias } from './best-bias.ts'
import { mergingLambda } from './convex-optimum.ts'
import type { ConvexProblem } from './convex-problem.ts'
import { spectralNorm } from './grouped-matrix.ts'
import type { Threshold } from './prediction.ts'
import { exchanged, factsAt, sidesOf, vanishingLambda, zeroLambda as twoGroupZero, type Facts } from './two-group-lines.ts'
import { majorityImbalances, mergingImbalance, weightDecaySides, type LineOptions, type TwoGroups } from './weight-decay-lines.ts'

/** λ_W and λ_H, both > 0. */
export interface WeightDecays {
  readonly lambdaW: number
  readonly lambdaH: number
}

/** Everything is zero ⇔ λ ≥ ‖∇f(0)‖₂, with the best bias there. */
export function zeroLambda(problem: ConvexProblem): number {
  const G = problem.groups.length
  const a = { blocks: new Float64Array(G), core: matrix(G, G) }
  return spectralNorm(withBestBias(problem, { a, bias: new Float64Array(G) }).at.gradient)
}

/**
 * The values of weight decay at which the optimum changes its kind, class counts held; each under
 * 'lambda' (λ_W = λ_H = λ), 'lambdaW' (at fixed λ_H) and 'lambdaH' (at fixed λ_W). The vanishing lines are
 * those of cross-entropy with two groups.
 */
export function decayThresholds(problem: ConvexProblem, decays: WeightDecays): Threshold[] {
  const { groups } = problem
  const zero = zeroLambda(problem)
  // The lines are rounded: one that is at zero's own is zero's.
  const below = (lambda: number | null, index: string, meaning: string) =>
    lambda === null || lambda >= zero * (1 - 1e-12) ? [] : underEachDecay(lambda, decays, index, meaning)
  const hasTwo = groups.length === 2
  const two = hasTwo && problem.loss === 'crossEntropy' ? sidesOf(problem) : null
  return [
    ...(groups.length > 1 ? below(mergingLambda(groups[groups.length - 1]), '₀', 'minority classifiers merge') : []),
    ...below(two && vanishingLambda(two), '₁', 'the minority vanishes'),
    ...(hasTwo ? below(mergingLambda(groups[0]), '₃', 'majority classifiers merge') : []),
    ...below(two && vanishingLambda(exchanged(two)), '₄', 'the majority vanishes'),
    ...underEachDecay(zero, decays, '₂', 'everything collapses to zero'),
  ]
}

function underEachDecay(lambda: number, decays: WeightDecays, index: string, meaning: string): Threshold[] {
  const threshold = (parameter: string, value: number, symbol: string): Threshold => ({ parameter, value, symbol, meaning })
  return [
    threshold('lambda', lambda, `λ${index}`),
    threshold('lambdaW', lambda ** 2 / decays.lambdaH, `λ_W${index}`),
    threshold('lambdaH', lambda ** 2 / decays.lambdaW, `λ_H${index}`),
  ]
}

/** Steps of the search for vanishing along log R; the lines are smooth over a factor of two. */
const SEARCH_STEPS = 24

/** How far to either side of a known line the facts are read. */
const ASIDE = 1e-10

/**
 * The imbalances R = n_A/n_B ≥ `from` at which the optimum of cross-entropy changes its kind, n_B and weight
 * decay held, ascending: R₀ where the minority merges, R₁ where it vanishes, R₂ where everything does; with
 * a weight w also R₃ where the majority merges and R₄ where it vanishes; a prime where it is the other way.
 */
export function imbalanceThresholds(
  two: Omit<TwoGroups, 'majorityCount'>,
  { lambdaW, lambdaH }: WeightDecays,
  options: LineOptions = {},
  from = 1,
): Threshold[] {
  const lambda = Math.sqrt(lambdaW * lambdaH)
  const { majorityClasses, minorityClasses, minorityCount } = two
  const sidesOfR = (R: number) =>
    weightDecaySides({ majorityClasses, minorityClasses, minorityCount, majorityCount: R * minorityCount }, options)
  const factsOf = (R: number): Facts => factsAt(sidesOfR(R), lambda)
  const far = Math.max(2 * from, allZeroFrom(two, lambda, options))
  const merging = [mergingImbalance(two, lambda, options.weight), ...(majorityImbalances(two, lambda, options.weight) ?? [])]
  const zeros = crossings((R) => twoGroupZero(sidesOfR(R)) - lambda, from, far)
  const lines = [...merging.filter((R): R is number => R !== null && R > from && R < far), ...zeros]
    .toSorted((a, b) => a - b)
    // Where the majority is the last to go, zero's lines are its own.
    .filter((R, i, all) => i === 0 || R > all[i - 1] * (1 + 10 * ASIDE))
  const ends = [from, ...lines, far]
  const atLines = lines.flatMap((R) => thresholdAt(R, factsOf(R * (1 - ASIDE)), factsOf(R * (1 + ASIDE))))
  const between = ends.slice(1).flatMap((end, i) => changesWithin(factsOf, two, ends[i] * (1 + ASIDE), end * (1 - ASIDE)))
  return [...atLines, ...between].toSorted((a, b) => a.value - b.value)
}

/**
 * An imbalance beyond which everything is zero: ‖∇f(0)‖₂² ≤ K((ω_A/c_A)² + (ω_B/c_B)²), of which the first is at most
 * 1/(n_B K_A² R) and the second w²/(n_B K_A² R²).
 */
function allZeroFrom(
  { majorityClasses: KA, minorityClasses: KB, minorityCount: nB }: Omit<TwoGroups, 'majorityCount'>,
  lambda: number,
  { weight = 1 }: LineOptions,
): number {
  const first = (2 * (KA + KB)) / (nB * (KA * lambda) ** 2)
  return Math.max(first, weight * Math.sqrt(first))
}

/** Where a function of R that rises and then falls is zero in (low, high), if it is positive anywhere. */
function crossings(f: (R: number) => number, low: number, high: number): number[] {
  let [a, b] = [Math.log(low), Math.log(high)]
  const at = (logR: number) => f(Math.exp(logR))
  let top = a
  // A third of the interval is lost each time: 48 times leave 4e-9 of it. Anywhere above zero will do.
  for (let i = 0; i < 48 && at(top) <= 0; i++) {
    const [c, d] = [a + (b - a) / 3, b - (b - a) / 3]
    top = at(c) < at(d) ? d : c
    if (top === d) a = c
    else b = d
  }
  if (at(top) <= 0) return []
  return [Math.log(low), Math.log(high)].flatMap((end) => (at(end) < 0 ? [Math.exp(bracketedRoot(at, end, top))] : []))
}

/** Changes between two neighbouring lines of merging: only what is merged, or a single class, can vanish there. */
function changesWithin(
  factsOf: (R: number) => Facts,
  { majorityClasses, minorityClasses }: Omit<TwoGroups, 'majorityCount'>,
  low: number,
  high: number,
): Threshold[] {
  let [R, facts] = [low, factsOf(low)]
  if (majorityClasses > 1 && minorityClasses > 1 && !facts.majorityMerged && !facts.minorityMerged) return []
  const found: Threshold[] = []
  for (let i = 1; i <= SEARCH_STEPS; i++) {
    const next = low * (high / low) ** (i / SEARCH_STEPS)
    const there = factsOf(next)
    if (!isSame(facts, there)) found.push(...thresholdAt(changeBetween(factsOf, R, next), facts, there))
    ;[R, facts] = [next, there]
  }
  return found
}

/** The R between two of unlike facts at which they change, halved down to rounding. */
function changeBetween(factsOf: (R: number) => Facts, low: number, high: number): number {
  const before = factsOf(low)
  let [a, b] = [low, high]
  while (b - a > 4 * Number.EPSILON * a) {
    const middle = (a + b) / 2
    if (isSame(factsOf(middle), before)) a = middle
    else b = middle
  }
  return (a + b) / 2
}

function isSame(a: Facts, b: Facts): boolean {
  return (Object.keys(a) as (keyof Facts)[]).every((fact) => a[fact] === b[fact])
}

/** What changes at R, told by the strongest of the facts that differ. */
function thresholdAt(value: number, before: Facts, after: Facts): Threshold[] {
  const threshold = (symbol: string, meaning: string): Threshold[] => [{ parameter: 'imbalance', value, symbol, meaning }]
  if (before.zero !== after.zero) {
    return after.zero ? threshold('R₂', 'everything collapses to zero') : threshold('R₂′', appearing(after))
  }
  const story = stories.find(({ fact }) => before[fact] !== after[fact])
  if (story === undefined) return []
  return after[story.fact] ? threshold(story.symbol, story.on) : threshold(`${story.symbol}′`, story.off)
}

function appearing({ minorityVanished, majorityVanished }: Facts): string {
  if (minorityVanished) return 'the majority appears'
  return majorityVanished ? 'the minority appears' : 'everything appears'
}

const stories: readonly { fact: keyof Facts; symbol: string; on: string; off: string }[] = [
  { fact: 'minorityVanished', symbol: 'R₁', on: 'the minority vanishes', off: 'the minority appears' },
  { fact: 'majorityVanished', symbol: 'R₄', on: 'the majority vanishes', off: 'the majority appears' },
  { fact: 'minorityMerged', symbol: 'R₀', on: 'minority classifiers merge', off: 'minority classifiers come apart' },
  { fact: 'majorityMerged', symbol: 'R₃', on: 'majority classifiers merge', off: 'majority classifiers come apart' },
]
