import type { Matrix } from '../../math/matrix.ts'

/** A spread below this share of the mean is rounding, in float32 too: such a row counts as one of equal entries. */
export const LEAST_SPREAD = 1e-6

/** Mean of row i and 1/√variance, the variance without correction; 0 where all entries are equal. */
function momentsOf({ cols, data }: Matrix, i: number): { mean: number; scale: number } {
  let mean = 0
  for (let j = i * cols; j < (i + 1) * cols; j++) mean += data[j] / cols
  let variance = 0
  for (let j = i * cols; j < (i + 1) * cols; j++) variance += (data[j] - mean) ** 2 / cols
  const deviation = Math.sqrt(variance)
  return { mean, scale: deviation > LEAST_SPREAD * Math.abs(mean) ? 1 / deviation : 0 }
}

/** Each row with mean 0 and variance 1; a row of equal entries becomes zero. */
export function normalise(a: Matrix, out: Matrix): Matrix {
  for (let i = 0; i < a.rows; i++) {
    const { mean, scale } = momentsOf(a, i)
    for (let j = i * a.cols; j < (i + 1) * a.cols; j++) out.data[j] = scale * (a.data[j] - mean)
  }
  return out
}

/** (v − mean(v) − y mean(y ∘ v))/deviation row by row, y the normalised row; zero where the deviation is. */
export function normaliseSlope(a: Matrix, vector: Matrix, out: Matrix): Matrix {
  const { cols } = a
  for (let i = 0; i < a.rows; i++) {
    const { mean, scale } = momentsOf(a, i)
    let drift = 0
    let overlap = 0
    for (let j = i * cols; j < (i + 1) * cols; j++) {
      drift += vector.data[j] / cols
      overlap += (scale * (a.data[j] - mean) * vector.data[j]) / cols
    }
    for (let j = i * cols; j < (i + 1) * cols; j++) {
      out.data[j] = scale * (vector.data[j] - drift - scale * (a.data[j] - mean) * overlap)
    }
  }
  return out
}

/** Row i times factor i. */
export function scaleRows(a: Matrix, factors: Matrix, out: Matrix): Matrix {
  for (let i = 0; i < a.data.length; i++) out.data[i] = factors.data[Math.floor(i / a.cols)] * a.data[i]
  return out
}

/** Column j times weight j. */
export function scaleColumns({ rows, cols, data }: Matrix, weights: Float64Array, out: Matrix): Matrix {
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < cols; j++, at++) out.data[at] = weights[j] * data[at]
  return out
}

/** Σ_j a_ij b_ij of each row. */
export function rowInner(a: Matrix, b: Matrix, out: Matrix): Matrix {
  for (let i = 0; i < a.rows; i++) {
    let sum = 0
    for (let j = i * a.cols; j < (i + 1) * a.cols; j++) sum += a.data[j] * b.data[j]
    out.data[i] = sum
  }
  return out
}
