import { bracketedRoot } from '../math/bracketed-root.ts'
import { aliveBelow, spinodal } from './deep-squared-error-branch.ts'
import type { DirectionFamily } from './deep-squared-error-directions.ts'
import type { Threshold } from './prediction.ts'
import type { TwoGroups } from './weight-decay-lines.ts'

/** M, the decays of its layers, λ_H, and whether the layers have decays of their own. */
export interface DeepDecays {
  readonly layers: readonly number[]
  readonly lambdaH: number
  readonly listed: boolean
}

/** Π_m λ_{W_m} · λ_H. */
export function decayProduct({ layers, lambdaH }: DeepDecays): number {
  return layers.reduce((product, lambda) => product * lambda, lambdaH)
}

/** β = M N (N Π_m λ_{W_m} λ_H)^{1/M}/s² of a direction. */
export function betaOf(square: number, N: number, depth: number, product: number): number {
  return (depth * N * (N * product) ** (1 / depth)) / square
}

/** A level of β, and what happens where a family of directions reaches it from below, or from above. */
interface Event {
  readonly level: number
  readonly symbol: string
  readonly meaning: string
  readonly reverse: string
}

/** A family dies at `aliveBelow`; for M ≥ 2 a run that followed it alive loses it at the spinodal. */
function eventsOf(families: readonly DirectionFamily[], at: number, groups: number, depth: number): Event[] {
  const [index, meaning, reverse] = endOf(families, at, groups)
  const death = { level: aliveBelow(depth), symbol: index, meaning, reverse }
  if (depth === 1) return [death]
  const fall = at === 0 ? 'the run that followed it falls to zero' : `on a run that followed it ${meaning}`
  const end = `the metastable branch ends: ${fall}`
  return [death, { level: spinodal(depth), symbol: `${index}ˢ`, meaning: end, reverse: end }]
}

/** Index of the symbol, what happens, and what happens the other way. */
function endOf(families: readonly DirectionFamily[], at: number, groups: number): readonly [string, string, string] {
  const { kind, group } = families[at]
  const zero = 'everything collapses to zero'
  if (at === 0) return ['₂', zero, kind === 'contrast' || groups === 1 ? 'everything appears' : 'the majority appears']
  if (groups > 2) return kind === 'contrast' ? ofContrast : ofGroup(kind, group?.count ?? NaN)
  return kind === 'within' ? ['₀', 'minority classifiers merge', 'minority classifiers part'] : ofMinority
}

const ofMinority = ['₁', 'the minority vanishes', 'the minority appears'] as const
const ofContrast = ['₁', 'a difference between groups vanishes', 'a difference between groups appears'] as const

function ofGroup(kind: DirectionFamily['kind'], count: number): readonly [string, string, string] {
  const [verb, reverse] = kind === 'classes' ? ['vanish', 'appear'] : ['merge', 'part']
  return [`(${count})`, `classes of ${count} samples ${verb}`, `classes of ${count} samples ${reverse}`]
}

/**
 * The decays at which a family of directions dies, and for M ≥ 2 those at which its metastable branch ends;
 * counts held. Under 'lambda' (all decays equal), 'lambdaW' (at fixed λ_H; neither where the layers have
 * decays of their own) and 'lambdaH' (at fixed decays of the layers).
 * @param families those that may live, strongest first.
 */
export function decayThresholds(
  families: readonly DirectionFamily[],
  groups: number,
  N: number,
  decays: DeepDecays,
): Threshold[] {
  const M = decays.layers.length
  const layers = decayProduct({ ...decays, lambdaH: 1 })
  return families.flatMap(({ square }, at) =>
    eventsOf(families, at, groups, M).flatMap(({ level, symbol, meaning }) => {
      // β = level, solved for the product of all decays.
      const product = ((level * square) / (M * N)) ** M / N
      const ofH = { parameter: 'lambdaH', value: product / layers, symbol: `λ_H${symbol}`, meaning }
      if (decays.listed) return [ofH]
      return [
        { parameter: 'lambda', value: product ** (1 / (M + 1)), symbol: `λ${symbol}`, meaning },
        { parameter: 'lambdaW', value: (product / decays.lambdaH) ** (1 / M), symbol: `λ_W${symbol}`, meaning },
        ofH,
      ]
    }),
  )
}

/**
 * The imbalances R = n_A/n_B ≥ 1 at which a family of two groups dies or appears, n_B and the decays held.
 * With u = K_A R + K_B, β = M (Πλ n_B)^{1/M} u^{1+1/M}/R for the majority, without 1/R for the minority, and
 * M (Πλ n_B)^{1/M} u^{2+1/M}/(K R) for the difference of the two with a bias; all convex in log R.
 * @param families of two groups at any R, strongest first, those that may live.
 */
export function imbalanceThresholds(
  families: readonly DirectionFamily[],
  two: Omit<TwoGroups, 'majorityCount'>,
  decays: DeepDecays,
): Threshold[] {
  return families.flatMap((family, at) => {
    const { logBeta, lowest } = betaInR(family.kind === 'contrast', at === 0, two, decays)
    return eventsOf(families, at, 2, decays.layers.length).flatMap(({ level, symbol, meaning, reverse }) => {
      const [falling, rising] = crossings((r) => logBeta(r) - Math.log(level), lowest)
      const threshold = (value: number | null, suffix: string, what: string): Threshold[] =>
        value === null || value < 1 ? [] : [{ parameter: 'imbalance', value, symbol: `R${symbol}${suffix}`, meaning: what }]
      return [...threshold(falling, '′', reverse), ...threshold(rising, '', meaning)]
    })
  })
}

/** log R is sought in [−40, 40]. */
const WIDEST = 40

/** log β as a function of log R, and where it is least. */
function betaInR(isContrast: boolean, isFirst: boolean, two: Omit<TwoGroups, 'majorityCount'>, decays: DeepDecays) {
  const { majorityClasses: KA, minorityClasses: KB, minorityCount: nB } = two
  const M = decays.layers.length
  const power = 1 + 1 / M + (isContrast ? 1 : 0)
  const constant = Math.log(isContrast ? M / (KA + KB) : M) + Math.log(nB * decayProduct(decays)) / M
  // The minority's own directions have n_B, whatever R is.
  const divides = isContrast || isFirst ? 1 : 0
  return {
    logBeta: (r: number): number => constant + power * Math.log(KA * Math.exp(r) + KB) - divides * r,
    lowest: divides === 0 ? -WIDEST : Math.log(KB / (KA * (power - 1))),
  }
}

/** Where a convex f is zero on its way down to its minimum and on its way up, as R = e^r. */
function crossings(f: (r: number) => number, lowest: number): readonly [number | null, number | null] {
  if (f(lowest) >= 0) return [null, null]
  const at = (end: number) => (f(end) > 0 ? Math.exp(bracketedRoot(f, lowest, end)) : null)
  return [at(-WIDEST), at(WIDEST)]
}
