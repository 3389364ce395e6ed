import type { Targets } from './program.ts'
import { classOfColumn, sampleCount } from './spec.ts'

/** Targets of the plain mean (1/N) Σ ℓ over samples ordered by class. */
export function meanTargets(counts: readonly number[]): Targets {
  const N = sampleCount(counts)
  return { classes: classOfColumn(counts), weights: new Float64Array(N).fill(1 / N) }
}
