/** A value and its gradient. */
export interface Slope {
  readonly value: number
  readonly gradient: Float64Array
}

/**
 * log of the mean cross-entropy (1/K) Σ_k log(1 + Σ_{j≠k} e^{τ(w_j − w_k)·h_k}) for unit vectors w = x/‖x‖, h = y/‖y‖:
 * in the logarithm a loss of 10⁻¹⁰ has the same slopes as one of 1. Lengths of x and y do not matter, so that
 * the gradient is tangent to the spheres.
 * @param at 2K rows of d: x of every class, then y; none zero.
 */
export function sphereLoss(at: Float64Array, K: number, d: number, temperature: number): Slope {
  const norms = Float64Array.from({ length: 2 * K }, (_, k) => Math.hypot(...at.subarray(k * d, (k + 1) * d)))
  const unit = at.map((x, i) => x / norms[Math.floor(i / d)])
  const gradient = new Float64Array(at.length)
  const e = new Float64Array(K)
  let loss = 0
  for (let k = 0; k < K; k++) {
    const h = (K + k) * d
    const own = dot(unit, k * d, h, d)
    let others = 0
    for (let j = 0; j < K; j++) {
      e[j] = j === k ? 0 : Math.exp(temperature * (dot(unit, j * d, h, d) - own))
      others += e[j]
    }
    loss += Math.log1p(others) / K
    for (let j = 0; j < K; j++) {
      if (j === k) continue
      const pull = (temperature * e[j]) / (K * (1 + others))
      for (let i = 0; i < d; i++) {
        gradient[j * d + i] += pull * unit[h + i]
        gradient[k * d + i] -= pull * unit[h + i]
        gradient[h + i] += pull * (unit[j * d + i] - unit[k * d + i])
      }
    }
  }
  for (let k = 0; k < 2 * K; k++) {
    let radial = 0
    for (let i = k * d; i < (k + 1) * d; i++) radial += gradient[i] * unit[i]
    for (let i = k * d; i < (k + 1) * d; i++) gradient[i] = (gradient[i] - radial * unit[i]) / (norms[k] * loss)
  }
  return { value: Math.log(loss), gradient }
}

function dot(x: Float64Array, a: number, b: number, d: number): number {
  let sum = 0
  for (let i = 0; i < d; i++) sum += x[a + i] * x[b + i]
  return sum
}
