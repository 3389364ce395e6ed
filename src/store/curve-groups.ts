import { groupsOf, type Groups } from '../metrics/groups.ts'
import { pairCount, type Pairs } from './curve-measures.ts'
import type { CurveRole } from './curve-set.ts'

/** A set of pairs of classes that a line is about. */
export interface PairGroup extends Pairs {
  readonly role: CurveRole
  readonly label: string
  readonly colourOf: number | null
}

/**
 * The classes told apart: the majority, the minority, and pairs within them and across; all alike where counts never
 * differ. Who is majority is what the first stretch with a minority says, throughout the run.
 * @param counts n_k of each stretch
 */
export function classGroups(counts: readonly (readonly number[])[]): PairGroup[] {
  const stretches = counts.map(groupsOf)
  const { majority, minority } = stretches.find((groups) => groups.minority.length > 0) ?? stretches[0] ?? nobody
  if (majority.length === 0) return []
  return minority.length === 0
    ? [{ a: majority, b: null, role: 'all', label: '', colourOf: null }]
    : [
        { a: majority, b: null, role: 'majority', label: `majority ${namesOf(majority)}`, colourOf: majority[0] },
        { a: majority, b: minority, role: 'cross', label: 'across', colourOf: null },
        { a: minority, b: null, role: 'minority', label: `minority ${namesOf(minority)}`, colourOf: minority[0] },
      ]
}

/** Those of the groups that have a pair. */
export function pairGroups(groups: readonly PairGroup[]): PairGroup[] {
  return groups.filter((group) => pairCount(group) > 0)
}

const nobody: Groups = { majority: [], minority: [] }

/** Classes counted from 1: '3, 4', '5–10', '1, 3 …' where they are many and scattered. */
function namesOf(classes: readonly number[]): string {
  const [first, last] = [classes[0] + 1, (classes.at(-1) ?? 0) + 1]
  if (classes.length <= 2) return classes.map((k) => k + 1).join(', ')
  return last - first === classes.length - 1 ? `${first}–${last}` : `${first}, ${classes[1] + 1} …`
}
