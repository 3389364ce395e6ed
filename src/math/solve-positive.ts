import type { Matrix } from './matrix.ts'

/**
 * Solves A x = b for a small symmetric positive definite A by Cholesky factors; reads the lower triangle.
 * @param a n × n, left as it is.
 * @param b length n.
 * @returns x, length n.
 * @throws RangeError when A is not numerically positive definite.
 */
export function solvePositive(a: Matrix, b: ArrayLike<number>): Float64Array {
  const n = a.rows
  const l = Float64Array.from(a.data)
  const x = Float64Array.from(b)
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = l[i * n + j]
      for (let k = 0; k < j; k++) sum -= l[i * n + k] * l[j * n + k]
      if (i === j && !(sum > 0)) throw new RangeError('the matrix is not positive definite')
      l[i * n + j] = i === j ? Math.sqrt(sum) : sum / l[j * n + j]
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= l[i * n + k] * x[k]
    x[i] /= l[i * n + i]
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= l[k * n + i] * x[k]
    x[i] /= l[i * n + i]
  }
  return x
}
