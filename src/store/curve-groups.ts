import { minorityOf } from '../experiment/experiment.ts'
import { pairCount, type Pairs } from './curve-measures.ts'
import type { CurveRole } from './curve-set.ts'

/** A set of pairs of classes that a line is about. */
export interface PairGroup extends Pairs {
  readonly role: CurveRole
  readonly label: string
  readonly colourOf: number | null
}

/**
 * The pairs of classes whose cosines are told apart: within the majority, within the minority and across; all alike
 * where counts never differ. A class that is of the minority in any stretch of the run is so throughout.
 * @param counts n_k of each stretch
 */
export function pairGroups(counts: readonly (readonly number[])[]): PairGroup[] {
  const K = counts[0]?.length ?? 0
  const masks = counts.map(minorityOf)
  const classes = Array.from({ length: K }, (_, k) => k)
  const minority = classes.filter((k) => masks.some((mask) => mask[k]))
  const majority = classes.filter((k) => !minority.includes(k))
  const groups: PairGroup[] =
    minority.length === 0
      ? [{ a: classes, b: null, role: 'all', label: '', colourOf: null }]
      : [
          { a: majority, b: null, role: 'majority', label: `majority ${namesOf(majority)}`, colourOf: majority[0] },
          { a: majority, b: minority, role: 'cross', label: 'across', colourOf: null },
          { a: minority, b: null, role: 'minority', label: `minority ${namesOf(minority)}`, colourOf: minority[0] },
        ]
  return groups.filter((group) => pairCount(group) > 0)
}

/** Classes counted from 1: '3, 4', '5–10', '1, 3 …' where they are many and scattered. */
function namesOf(classes: readonly number[]): string {
  const [first, last] = [classes[0] + 1, (classes.at(-1) ?? 0) + 1]
  if (classes.length <= 2) return classes.map((k) => k + 1).join(', ')
  return last - first === classes.length - 1 ? `${first}–${last}` : `${first}, ${classes[1] + 1} …`
}
