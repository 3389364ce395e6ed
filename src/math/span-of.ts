import { matrix, type Matrix } from './matrix.ts'

/**
 * Orthonormal rows that span the given ones up to a tolerance: of what is left of them the longest is taken, again
 * and again (pivoted Gram and Schmidt), until nothing is longer than `least` of the longest at first.
 * @param rows lists of rows of one d, each list counted in its own longest row.
 * @returns r × d; r = 0 where all are zero.
 */
export function spanOf(rows: readonly Matrix[], least: number): Matrix {
  const d = rows[0]?.cols ?? 0
  const left = rows.flatMap(scaledRows)
  const found: Float64Array[] = []
  while (found.length < d) {
    const lengths = left.map(lengthOf)
    const length = Math.max(0, ...lengths)
    if (!(length > least)) break
    const unit = left[lengths.indexOf(length)].map((x) => x / length)
    // Twice, since once loses digits where little of a row is left.
    for (const other of found) remove(unit, other)
    const again = lengthOf(unit)
    found.push(unit.map((x) => x / again))
    for (const row of left) remove(row, found[found.length - 1])
  }
  return matrix(found.length, d, found.flatMap((row) => Array.from(row)))
}

/** The rows, the longest of length 1. */
function scaledRows({ rows, cols, data }: Matrix): Float64Array[] {
  const all = Array.from({ length: rows }, (_, i) => data.slice(i * cols, (i + 1) * cols))
  const longest = Math.max(0, ...all.map(lengthOf))
  return longest > 0 ? all.map((row) => row.map((x) => x / longest)) : []
}

function lengthOf(row: Float64Array): number {
  let square = 0
  for (const x of row) square += x * x
  return Math.sqrt(square)
}

/** row −= ⟨row, unit⟩ unit. */
function remove(row: Float64Array, unit: Float64Array): void {
  let along = 0
  for (let j = 0; j < row.length; j++) along += row[j] * unit[j]
  for (let j = 0; j < row.length; j++) row[j] -= along * unit[j]
}
