import type { Matrix } from '../math/matrix.ts'
import { directionsOf } from './directions.ts'
import { groupsOf } from './groups.ts'
import { notDefined, reading, type Reading } from './reading.ts'

/**
 * Mean length of the rows of one group.
 * @param rows classifiers or class means (not centred), K × d.
 * @returns ≥ 0.
 */
export function groupNorm(rows: Matrix, counts: readonly number[], group: 'majority' | 'minority'): Reading {
  const members = groupsOf(counts)[group]
  if (members.length === 0) return notDefined('all classes have the same number of samples: there is no minority')
  const { norms } = directionsOf(rows)
  return reading(members.reduce((sum, k) => sum + norms[k], 0) / members.length)
}
