import type { ModelSpec } from '../model/spec.ts'
import type { Split } from '../theory/weight-decay.ts'

/** The classes that one experiment treats alike. */
export interface ClassKind {
  readonly members: readonly number[]
  /** n_k as the loss counts it. */
  readonly count: number
  /** w_k. */
  readonly weight: number
}

/** The kinds of classes, majority first: by falling count and rising weight, or as the split has it. */
export function kindsOf({ counts, weights }: ModelSpec, split?: Split): ClassKind[] {
  const kinds = new Map<string, ClassKind & { readonly members: number[] }>()
  counts.forEach((count, k) => {
    const weight = weights?.[k] ?? 1
    const key = `${count} ${weight}`
    const kind = kinds.get(key)
    if (kind === undefined) kinds.set(key, { members: [k], count, weight })
    else kind.members.push(k)
  })
  const sorted = [...kinds.values()].toSorted((a, b) => b.count - a.count || a.weight - b.weight)
  const isTurned = split !== undefined && sorted.length === 2 && sorted[1].members[0] < split.majorityClasses
  return isTurned ? sorted.toReversed() : sorted
}
