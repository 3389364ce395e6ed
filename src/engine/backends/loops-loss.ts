import type { Matrix } from '../../math/matrix.ts'
import type { LossKind, Targets } from '../../model/program.ts'
import { expOfNegative } from './exp-of-negative.ts'

/** ∂/∂Z Σ_c weight_c ℓ(z_c, y_c) into `out` (K × N). */
export function residual(logits: Matrix, targets: Targets, loss: LossKind, out: Matrix): Matrix {
  const columns = loss === 'crossEntropy' ? crossEntropyResidual : squaredResidual
  for (let c = 0; c < logits.cols; c += 2) columns(logits, targets, c, c + 1 < logits.cols ? 1 : 0, out.data)
  return out
}

/**
 * weight_c ℓ(z_c, y_c) into `out` (1 × N). Where the slopes of the same logits are there, cross-entropy takes the
 * entry of the true class, −weight (1 − p_y): ℓ = −log1p(−(1 − p_y)), as exact as from the logits while p_y ≥ ½.
 */
export function columnLosses(logits: Matrix, targets: Targets, loss: LossKind, slopes: Matrix | undefined, out: Matrix): Matrix {
  const { classes, weights } = targets
  const isCrossEntropy = loss === 'crossEntropy'
  const column = isCrossEntropy ? crossEntropy : halfSquare
  const known = isCrossEntropy && slopes !== undefined ? slopes.data : null
  for (let c = 0; c < logits.cols; c++) {
    const weight = weights[c]
    const missing = known === null ? 1 : -known[classes[c] * logits.cols + c] / weight
    out.data[c] = weight * (missing <= 0.5 ? -Math.log1p(-missing) : column(logits, c, classes[c]))
  }
  return out
}

/**
 * weight (p_k − [k = y]), the entry of the true class as −Σ_{j≠y} p_j: late in a run p_y is 1 to
 * every digit and p_y − 1 would be zero. Columns c and c + gap at once, since half the time goes into the
 * turns of the loops; a last one alone is done twice at once, gap 0.
 */
function crossEntropyResidual(logits: Matrix, targets: Targets, c: number, gap: number, out: Float64Array): void {
  const { cols: N, data } = logits
  const { classes, weights } = targets
  const end = logits.rows * N
  // Math.max, not a comparison: which logit is the largest no processor can predict.
  let top = data[c]
  let topBeside = data[c + gap]
  for (let i = c + N; i < end; i += N) {
    top = Math.max(top, data[i])
    topBeside = Math.max(topBeside, data[i + gap])
  }
  const own = classes[c] * N + c
  const ownBeside = classes[c + gap] * N + c
  let others = 0
  let othersBeside = 0
  for (let i = c; i < end; i += N) {
    const e = expOfNegative(data[i] - top)
    const beside = expOfNegative(data[i + gap] - topBeside)
    out[i] = e
    out[i + gap] = beside
    if (i !== own) others += e
    if (i !== ownBeside) othersBeside += beside
  }
  const scale = weights[c] / (others + out[own])
  const scaleBeside = weights[c + gap] / (othersBeside + out[ownBeside + gap])
  for (let i = c; i < end; i += N) {
    const scaled = out[i] * scale
    out[i + gap] *= scaleBeside
    out[i] = scaled
  }
  out[own] = -others * scale
  out[ownBeside + gap] = -othersBeside * scaleBeside
}

function squaredResidual(logits: Matrix, targets: Targets, c: number, gap: number, out: Float64Array): void {
  const { rows: K, cols: N, data } = logits
  for (let column = c; column <= c + gap; column++) {
    const y = targets.classes[column]
    const weight = targets.weights[column]
    for (let k = 0; k < K; k++) out[k * N + column] = weight * (data[k * N + column] - (k === y ? 1 : 0))
  }
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
