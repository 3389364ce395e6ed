import { groupsOf } from '../metrics/groups.ts'

/** A group of classes and the places that it takes, from the first to before the last. */
export interface GramGroup {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** How the classes stand along the sides of a Gram matrix. */
export interface GramOrder {
  /** The class at each place. */
  readonly order: readonly number[]
  readonly groups: readonly GramGroup[]
}

/** The majority first, the minority last; those between by falling number of samples, and equals as they are numbered. */
export function gramOrder(counts: readonly number[]): GramOrder {
  const { majority, minority } = groupsOf(counts)
  const told = new Set([...majority, ...minority])
  const between = counts.flatMap((_, k) => (told.has(k) ? [] : [k])).sort((a, b) => counts[b] - counts[a] || a - b)
  const name = minority.length === 0 ? 'all classes' : 'majority'
  const groups: GramGroup[] = []
  let at = 0
  for (const [group, members] of [[name, majority], ['between', between], ['minority', minority]] as const) {
    if (members.length > 0) groups.push({ name: group, from: at, to: at + members.length })
    at += members.length
  }
  return { order: [...majority, ...between, ...minority], groups }
}
