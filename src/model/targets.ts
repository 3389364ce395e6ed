import type { Targets } from './program.ts'
import { classOfColumn, columnsOf, lossShares, type ModelSpec } from './spec.ts'

/** Targets of the plain mean (1/N) Σ ℓ over samples ordered by class. */
export function meanTargets(counts: readonly number[]): Targets {
  return weightedTargets({ counts })
}

/**
 * Targets of the mean Σ_k ω_k (mean over the columns of class k), ω_k = w_k n_k/Σ_j w_j n_j: the plain mean
 * over samples with w = 1; one column of weight n_k/N where a class is one column.
 */
export function weightedTargets(spec: Pick<ModelSpec, 'counts' | 'columns' | 'weights'>): Targets {
  const columns = columnsOf(spec)
  const classes = classOfColumn(columns)
  const shares = lossShares(spec).map((share, k) => share / columns[k])
  return { classes, weights: Float64Array.from(classes, (k) => shares[k]) }
}
