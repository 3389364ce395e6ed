import type { MeasuredState } from './measured-state.ts'
import type { Reading } from './reading.ts'

/** What a quantity speaks of; quantities of one family are conventions for one idea, or parts of one curve. */
export type Family =
  | 'loss'
  | 'target'
  | 'misalignment'
  | 'invariant'
  | 'nc1'
  | 'nc2'
  | 'nc3'
  | 'nc4'
  | 'classifierCosine'
  | 'meanCosine'
  | 'classifierNorm'
  | 'meanNorm'
  | 'margin'

/** A measure of a state, with everything that a curve, a table or a sentence says of it. */
export interface Quantity {
  /** Stable name, for links, columns and flags. */
  readonly key: string
  readonly family: Family
  /** As typeset. */
  readonly symbol: string
  /** Plain words. */
  readonly name: string
  /** Formula and convention, one clause. */
  readonly convention: string
  /** Papers whose convention this is. */
  readonly usedBy: readonly string[]
  /** Least and largest value. */
  readonly range: readonly [number, number]
  readonly unit: '' | '°'
  readonly axis: 'log' | 'linear'
  /** Whether it is shown before the reader chooses. */
  readonly isDefault: boolean
  /** Whether it needs every sample, or the start of the run: recorded with the run, not computed from its picture. */
  readonly isRecorded: boolean
  /** Its value in a state; the theory twin is its value in `collapsedState` of a prediction. */
  of(state: MeasuredState): Reading
}

/** Papers whose conventions are offered. */
export const papers = {
  PAPYAN: 'Papyan, Han, Donoho 2020',
  ZHU: 'Zhu et al. 2021',
  YARAS: 'Yaras et al. 2022',
  FANG: 'Fang et al. 2021',
  PAN: 'Pan & Cao 2023',
  WU: 'Wu and Papyan 2024',
} as const

/** What several quantities share. */
export type Common = Pick<Quantity, 'family' | 'symbol' | 'name' | 'range'> & Partial<Quantity>
/** What tells one of them from the others. */
export type Variant = Pick<Quantity, 'key' | 'convention' | 'of'> & Partial<Quantity>

/** Quantities that share what `common` says; curves that fall to zero by powers of ten have a log axis. */
export function variants(common: Common, ...list: readonly Variant[]): Quantity[] {
  return list.map((variant) => ({ usedBy: [], unit: '', axis: 'log', isDefault: false, isRecorded: false, ...common, ...variant }))
}

