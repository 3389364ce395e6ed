import type { Matrix } from './matrix.ts'

/** Cosine of row i of A and row j of B; null where either is shorter than 1e-9 of the longest row. */
export function rowCosine(a: Matrix, i: number, b: Matrix, j: number): number | null {
  const d = a.cols
  let product = 0
  let squareA = 0
  let squareB = 0
  for (let c = 0; c < d; c++) {
    const x = a.data[i * d + c]
    const y = b.data[j * d + c]
    product += x * y
    squareA += x * x
    squareB += y * y
  }
  if (Math.sqrt(squareA) <= VANISHED * longestRow(a) || Math.sqrt(squareB) <= VANISHED * longestRow(b)) return null
  return Math.min(1, Math.max(-1, product / Math.sqrt(squareA * squareB)))
}

/** Length below which, relative to the longest row, a vector counts as vanished. */
export const VANISHED = 1e-9

/** Norm of the longest row. */
export function longestRow({ rows, cols, data }: Matrix): number {
  let best = 0
  for (let k = 0; k < rows; k++) {
    let square = 0
    for (let i = 0; i < cols; i++) square += data[k * cols + i] ** 2
    best = Math.max(best, square)
  }
  return Math.sqrt(best)
}

/** Mean cosine over pairs of different rows out of `members`; null for fewer than two or vanished ones. */
export function meanCosine(a: Matrix, members: readonly number[]): number | null {
  let sum = 0
  let pairs = 0
  for (const [at, i] of members.entries()) {
    for (const j of members.slice(at + 1)) {
      const cosine = rowCosine(a, i, a, j)
      if (cosine === null) return null
      sum += cosine
      pairs++
    }
  }
  return pairs > 0 ? sum / pairs : null
}
