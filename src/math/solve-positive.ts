import type { Matrix } from './matrix.ts'

/**
 * The solution x of A x = y for a symmetric positive definite A, by Cholesky's factorisation.
 * @param a n × n; only its lower triangle is read.
 * @returns length n; null when A is not positive definite to rounding.
 */
export function solvePositive({ rows: n, data }: Matrix, y: ArrayLike<number>): Float64Array | null {
  const L = Float64Array.from(data)
  const x = Float64Array.from(y)
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < j; k++) {
      const factor = L[j * n + k]
      for (let i = j; i < n; i++) L[i * n + j] -= L[i * n + k] * factor
    }
    const pivot = L[j * n + j]
    if (!(pivot > 0)) return null
    const root = Math.sqrt(pivot)
    for (let i = j; i < n; i++) L[i * n + j] /= root
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= L[i * n + k] * x[k]
    x[i] /= L[i * n + i]
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= L[k * n + i] * x[k]
    x[i] /= L[i * n + i]
  }
  return x
}
