import type { Matrix } from '../../math/matrix.ts'
import type { LossKind, Targets } from '../../model/program.ts'
import { expOfNegative } from './exp-of-negative.ts'

/** ∂/∂Z Σ_c weight_c ℓ(z_c, y_c) into `out` (K × N). */
export function residual(logits: Matrix, targets: Targets, loss: LossKind, out: Matrix): Matrix {
  const column = loss === 'crossEntropy' ? crossEntropyResidual : squaredResidual
  for (let c = 0; c < logits.cols; c++) column(logits, c, targets.classes[c], targets.weights[c], out.data)
  return out
}

/** weight_c ℓ(z_c, y_c) into `out` (1 × N). */
export function columnLosses(logits: Matrix, targets: Targets, loss: LossKind, out: Matrix): Matrix {
  const column = loss === 'crossEntropy' ? crossEntropy : halfSquare
  for (let c = 0; c < logits.cols; c++) out.data[c] = targets.weights[c] * column(logits, c, targets.classes[c])
  return out
}

/**
 * weight (p_k − [k = y]), the entry of the true class as −Σ_{j≠y} p_j: late in a run p_y is 1 to
 * every digit and p_y − 1 would be zero.
 */
function crossEntropyResidual(logits: Matrix, c: number, y: number, weight: number, out: Float64Array): void {
  const { cols: N, data } = logits
  const end = logits.rows * N
  const own = y * N + c
  // Math.max, not a comparison: which logit is the largest no processor can predict.
  let top = data[c]
  for (let i = c + N; i < end; i += N) top = Math.max(top, data[i])
  let others = 0
  for (let i = c; i < end; i += N) {
    const e = expOfNegative(data[i] - top)
    out[i] = e
    if (i !== own) others += e
  }
  const scale = weight / (others + out[own])
  for (let i = c; i < end; i += N) out[i] *= scale
  out[own] = -others * scale
}

function squaredResidual(logits: Matrix, c: number, y: number, weight: number, out: Float64Array): void {
  const { rows: K, cols: N, data } = logits
  for (let k = 0; k < K; k++) out[k * N + c] = weight * (data[k * N + c] - (k === y ? 1 : 0))
}

/** log Σ_k e^{z_k} − z_y = (z_m − z_y) + log1p(Σ_{k≠m} e^{z_k − z_m}), m the largest. */
function crossEntropy(logits: Matrix, c: number, y: number): number {
  const { cols: N, data } = logits
  const end = logits.rows * N
  const m = largest(logits, c)
  const top = data[m]
  let others = 0
  for (let i = c; i < end; i += N) if (i !== m) others += expOfNegative(data[i] - top)
  return top - data[y * N + c] + Math.log1p(others)
}

function halfSquare(logits: Matrix, c: number, y: number): number {
  const { rows: K, cols: N, data } = logits
  let total = 0
  for (let k = 0; k < K; k++) total += (data[k * N + c] - (k === y ? 1 : 0)) ** 2
  return total / 2
}

/** Index in `data` of the largest entry of column c, the first where there are several. */
function largest({ rows, cols, data }: Matrix, c: number): number {
  let best = c
  for (let i = c + cols; i < rows * cols; i += cols) if (data[i] > data[best]) best = i
  return best
}
