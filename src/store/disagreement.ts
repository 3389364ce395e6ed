import { otherWeighting, type ChartKind } from '../experiment/charts.ts'
import type { Quantity } from '../metrics/quantity.ts'

/** One idea in two conventions that differ in the global mean alone. */
export interface Disagreement {
  readonly idea: string
  /** With the global mean over samples. */
  readonly weighted: number
  /** With the global mean over class means. */
  readonly unweighted: number
}

/** Relative difference from which two conventions tell different stories. */
const WORTH_SAYING = 0.1

/** The two numbers where weighting the global mean changes a chart by more than a tenth of the larger; else null. */
export function disagreement(kind: ChartKind, read: (quantity: Quantity) => number | null): Disagreement | null {
  const other = otherWeighting(kind)
  if (other === null) return null
  const [own, others] = [read(kind.quantities[0]), read(other.quantities[0])]
  if (own === null || others === null) return null
  if (Math.abs(own - others) <= WORTH_SAYING * Math.max(Math.abs(own), Math.abs(others))) return null
  const isWeighted = !kind.key.endsWith('Unweighted')
  return { idea: kind.idea, weighted: isWeighted ? own : others, unweighted: isWeighted ? others : own }
}
