import { inner, multiply, transpose, type Matrix } from './matrix.ts'

/** Rows to be looked at and how much they count. */
export interface WeightedRows {
  /** m × d. */
  readonly rows: Matrix
  /** ≥ 0, multiplies the squared length of every row. */
  readonly weight: number
}

/**
 * Share of the energy Σ weight ‖row‖² that a projection keeps: Σ weight ‖basis · row‖² over Σ weight ‖row‖².
 * @param basis q × d, rows orthonormal or zero.
 * @returns 0…1; 1 when there is no energy at all, since nothing is hidden then.
 */
export function energyShare(parts: readonly WeightedRows[], basis: Matrix): number {
  let all = 0
  let kept = 0
  for (const { rows, weight } of parts) {
    all += weight * inner(rows, rows)
    const seen = multiply(rows, transpose(basis))
    kept += weight * inner(seen, seen)
  }
  return all > 0 ? Math.min(1, kept / all) : 1
}
