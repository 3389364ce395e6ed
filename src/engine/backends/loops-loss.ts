import type { Matrix } from '../../math/matrix.ts'
import type { LossKind, Targets } from '../../model/program.ts'

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
  const { rows: K, cols: N, data } = logits
  const top = data[largest(logits, c) * N + c]
  let total = 0
  let others = 0
  for (let k = 0; k < K; k++) {
    const e = Math.exp(data[k * N + c] - top)
    out[k * N + c] = e
    total += e
    if (k !== y) others += e
  }
  const scale = weight / total
  for (let k = 0; k < K; k++) out[k * N + c] *= scale
  out[y * N + c] = -others * scale
}

function squaredResidual(logits: Matrix, c: number, y: number, weight: number, out: Float64Array): void {
  const { rows: K, cols: N, data } = logits
  for (let k = 0; k < K; k++) out[k * N + c] = weight * (data[k * N + c] - (k === y ? 1 : 0))
}

/** log Σ_k e^{z_k} − z_y = (z_m − z_y) + log1p(Σ_{k≠m} e^{z_k − z_m}), m the largest. */
function crossEntropy(logits: Matrix, c: number, y: number): number {
  const { rows: K, cols: N, data } = logits
  const m = largest(logits, c)
  const top = data[m * N + c]
  let others = 0
  for (let k = 0; k < K; k++) if (k !== m) others += Math.exp(data[k * N + c] - top)
  return top - data[y * N + c] + Math.log1p(others)
}

function halfSquare(logits: Matrix, c: number, y: number): number {
  const { rows: K, cols: N, data } = logits
  let total = 0
  for (let k = 0; k < K; k++) total += (data[k * N + c] - (k === y ? 1 : 0)) ** 2
  return total / 2
}

function largest({ rows, cols, data }: Matrix, c: number): number {
  let best = 0
  for (let k = 1; k < rows; k++) if (data[k * cols + c] > data[best * cols + c]) best = k
  return best
}
