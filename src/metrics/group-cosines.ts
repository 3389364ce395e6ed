import { meanCosine, meanCosineAcross } from '../math/cosines.ts'
import type { Matrix } from '../math/matrix.ts'
import { groupsOf } from './groups.ts'
import { notDefined, reading, type Reading } from './reading.ts'

/** Pairs of classes: two of the majority, two of the minority, or one of each. */
export type Pairing = 'majority' | 'minority' | 'cross'

/**
 * Mean cosine over ordered pairs of different classes of a pairing.
 * Source: Fang et al. 2021 (minority classifiers).
 * @param rows classifiers or class means (not centred), K × d.
 * @returns −1…1; not defined where there is no pair, or a vector of the pairing has vanished.
 */
export function groupCosine(rows: Matrix, counts: readonly number[], pairing: Pairing): Reading {
  const { majority, minority } = groupsOf(counts)
  const first = pairing === 'minority' ? minority : majority
  const second = pairing === 'majority' ? majority : minority
  if (second.length === 0) return notDefined('all classes have the same number of samples: there is no minority')
  if (pairing !== 'cross' && first.length < 2) return notDefined(`there is one ${pairing} class and so no pair`)
  const mean = pairing === 'cross' ? meanCosineAcross(rows, first, second) : meanCosine(rows, first)
  return mean === null ? notDefined('a vector has vanished and has no direction') : reading(mean)
}
