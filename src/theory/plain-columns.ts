import { columnsOf, lossShares, sampleCount, type ModelSpec } from '../model/spec.ts'

/** Shares that differ by less, relative, are equal: they are sums of a hundred rounded terms at most. */
const EQUAL = 1e-12

/**
 * The columns of each class where every column of H weighs the same in the loss, 1/N with N all columns: then a
 * model is the plain one with these numbers as its counts, whatever its weights and counts are.
 * @returns null where columns weigh differently (re-weighting, or a class of many samples as one column).
 */
export function plainColumns(spec: ModelSpec): readonly number[] | null {
  const columns = columnsOf(spec)
  const N = sampleCount(columns)
  const plain = lossShares(spec).every((share, k) => Math.abs((share * N) / columns[k] - 1) < EQUAL)
  return plain ? columns : null
}

/** n where all classes have n columns of equal weight, the balanced model; else null. */
export function balancedColumns(spec: ModelSpec): number | null {
  const columns = plainColumns(spec)
  return columns !== null && columns.every((n) => n === columns[0]) ? columns[0] : null
}
