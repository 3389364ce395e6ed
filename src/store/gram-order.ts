import { groupsOf } from '../metrics/groups.ts'

/** A group of classes and the places that it takes, from the first to before the last. */
export interface GramGroup {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** How the classes stand along the sides of a Gram matrix. */
export interface GramOrder {
  /** The row at each place. */
  readonly order: readonly number[]
  readonly groups: readonly GramGroup[]
  /** The class of each row, ascending: all, or of too many an even part of each large group. */
  readonly shown: readonly number[]
}

/** Up to so many classes all are shown: more would be less than two pixels each. */
const MOST_SHOWN = 200
/** A group of so many is shown whole beside one of hundreds. */
const SMALL_GROUP = 24

/** The majority first, the minority last; those between by falling number of samples, and equals as they are numbered. */
export function gramOrder(counts: readonly number[]): GramOrder {
  const { majority, minority } = groupsOf(counts)
  const told = new Set([...majority, ...minority])
  const between = counts.flatMap((_, k) => (told.has(k) ? [] : [k])).sort((a, b) => counts[b] - counts[a] || a - b)
  const name = minority.length === 0 ? 'all classes' : 'majority'
  const stride = Math.ceil(counts.length / MOST_SHOWN)
  const part = (members: readonly number[]) => (members.length <= SMALL_GROUP ? members : members.filter((_, i) => i % stride === 0))
  const parts = [part(majority), part(between), part(minority)]
  const shown = parts.flat().toSorted((a, b) => a - b)
  const rowOf = new Map(shown.map((k, row) => [k, row]))
  const groups: GramGroup[] = []
  let at = 0
  for (const [group, members] of [[name, parts[0]], ['between', parts[1]], ['minority', parts[2]]] as const) {
    if (members.length > 0) groups.push({ name: group, from: at, to: at + members.length })
    at += members.length
  }
  return { order: parts.flat().map((k) => rowOf.get(k) ?? 0), groups, shown }
}
