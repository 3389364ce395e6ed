import { lossShares, type ModelSpec } from '../model/spec.ts'
import type { ConvexProblem, LossGroup } from './convex-problem.ts'
import type { Split } from './split.ts'

/**
 * The classes that a convex problem cannot tell apart: of one share and one scale. By falling count, then by
 * rising share; of two groups the majority of a split comes first, whatever oversampling has made of the counts.
 * @param scaleOf c_k of class k.
 */
export function lossGroups(spec: ModelSpec, scaleOf: (k: number) => number, split?: Split): LossGroup[] {
  const shares = lossShares(spec)
  const byKey = new Map<string, LossGroup & { readonly members: number[] }>()
  shares.forEach((share, k) => {
    const key = `${share} ${scaleOf(k)}`
    const group = byKey.get(key)
    if (group === undefined) byKey.set(key, { members: [k], share, scale: scaleOf(k) })
    else group.members.push(k)
  })
  const countOf = ({ members }: LossGroup) => spec.counts[members[0]]
  const groups = [...byKey.values()].toSorted((a, b) => countOf(b) - countOf(a) || a.share - b.share)
  const isTurned = split !== undefined && groups.length === 2 && groups[1].members[0] < split.majorityClasses
  return isTurned ? groups.toReversed() : groups
}

/** λ_b of a specification as a convex problem has it. */
export function biasDecayOf({ choices, values }: ModelSpec): Pick<ConvexProblem, 'biasDecay'> {
  if (choices?.bias === 'free') return { biasDecay: 0 }
  return choices?.bias === 'penalised' ? { biasDecay: values.lambdaB ?? 0 } : {}
}

/** The loss of a specification. */
export function lossOf({ choices }: ModelSpec): ConvexProblem['loss'] {
  return choices?.loss === 'squaredError' ? 'squaredError' : 'crossEntropy'
}

/**
 * Sizes of majority and minority: K_A, K_B, the minority's weight over the majority's, and by what an imbalance
 * of counts is multiplied to be one before oversampling.
 */
export interface Sizes {
  readonly majorityClasses: number
  readonly minorityClasses: number
  /** n_B as the loss counts it. */
  readonly minorityCount: number
  readonly weight: number
  readonly oversampling: number
}

/** The sizes of two groups, or of classes all alike that a split divides; null where there is no majority and minority. */
export function sizesOf({ counts, weights }: ModelSpec, split?: Split): Sizes | null {
  const alike = (k: number, j: number) => counts[k] === counts[j] && (weights?.[k] ?? 1) === (weights?.[j] ?? 1)
  const kinds = counts.map((_, k) => counts.findIndex((__, j) => alike(k, j)))
  const distinct = [...new Set(kinds)]
  if (distinct.length > 2) return null
  const first = distinct.toSorted((a, b) => counts[b] - counts[a] || (weights?.[a] ?? 1) - (weights?.[b] ?? 1))[0]
  const isMajority = (k: number) => (split === undefined ? kinds[k] === first : k < split.majorityClasses)
  const majority = counts.flatMap((_, k) => (isMajority(k) ? [k] : []))
  const minority = counts.flatMap((_, k) => (isMajority(k) ? [] : [k]))
  if (majority.length === 0 || minority.length === 0) return null
  if (![majority, minority].every((side) => side.every((k) => alike(k, side[0])))) return null
  return {
    majorityClasses: majority.length,
    minorityClasses: minority.length,
    minorityCount: counts[minority[0]],
    weight: (weights?.[minority[0]] ?? 1) / (weights?.[majority[0]] ?? 1),
    oversampling: split?.oversampling ?? 1,
  }
}
