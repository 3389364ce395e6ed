/** Damping ε of the first-order interval; 2/13 as in the published code. */
const EPSILON = 2 / 13

/** The most stages of one step: h ρ up to about 26,000. */
export const MAX_STAGES = 200

/** Coefficients of one s-stage step; index j runs from 0 to s, those without meaning are 0. */
export interface RkcCoefficients {
  readonly stages: number
  readonly mu: Float64Array
  readonly nu: Float64Array
  readonly muTilde: Float64Array
  readonly gammaTilde: Float64Array
}

const cache = new Map<number, RkcCoefficients>()

/**
 * The second-order Runge–Kutta–Chebyshev coefficients for s ≥ 2 stages. With w₀ = 1 + ε/s²,
 * w₁ = T′ₛ(w₀)/T″ₛ(w₀), b_j = T″_j(w₀)/T′_j(w₀)² (b₀ = b₁ = b₂), a_j = 1 − b_j T_j(w₀):
 * μ̃₁ = b₁w₁; μ_j = 2b_jw₀/b_{j−1}, ν_j = −b_j/b_{j−2}, μ̃_j = 2b_jw₁/b_{j−1}, γ̃_j = −a_{j−1}μ̃_j.
 *
 * Source: Sommeijer, Shampine & Verwer 1997, "RKC: an explicit solver for parabolic PDEs", (2.5)–(2.8).
 */
export function rkcCoefficients(stages: number): RkcCoefficients {
  const known = cache.get(stages)
  if (known !== undefined) return known
  const s = stages
  const w0 = 1 + EPSILON / (s * s)
  const { T, first, second } = chebyshev(s, w0)
  const w1 = first[s] / second[s]
  const b = Float64Array.from({ length: s + 1 }, (_, j) => second[Math.max(j, 2)] / first[Math.max(j, 2)] ** 2)
  const result = {
    stages,
    mu: new Float64Array(s + 1),
    nu: new Float64Array(s + 1),
    muTilde: new Float64Array(s + 1),
    gammaTilde: new Float64Array(s + 1),
  }
  result.muTilde[1] = b[1] * w1
  for (let j = 2; j <= s; j++) {
    result.mu[j] = (2 * b[j] * w0) / b[j - 1]
    result.nu[j] = -b[j] / b[j - 2]
    result.muTilde[j] = (2 * b[j] * w1) / b[j - 1]
    result.gammaTilde[j] = -(1 - b[j - 1] * T[j - 1]) * result.muTilde[j]
  }
  cache.set(stages, result)
  return result
}

/** T_j(x), T′_j(x), T″_j(x) for j = 0…s by their recurrences. */
function chebyshev(s: number, x: number) {
  const T = new Float64Array(s + 1)
  const first = new Float64Array(s + 1)
  const second = new Float64Array(s + 1)
  T[0] = 1
  T[1] = x
  first[1] = 1
  for (let j = 2; j <= s; j++) {
    T[j] = 2 * x * T[j - 1] - T[j - 2]
    first[j] = 2 * T[j - 1] + 2 * x * first[j - 1] - first[j - 2]
    second[j] = 4 * first[j - 1] + 2 * x * second[j - 1] - second[j - 2]
  }
  return { T, first, second }
}

/**
 * Stages that make a step h stable for a spectral radius ρ: s = 1 + ⌊√(1 + 1.54 h ρ)⌋, at least 2;
 * the stability interval reaches to about 0.65 s². Source: same paper, (2.11).
 */
export function stagesFor(h: number, spectralRadius: number): number {
  return Math.max(2, 1 + Math.floor(Math.sqrt(1 + 1.54 * h * spectralRadius)))
}

/** The largest step that MAX_STAGES keeps stable. */
export function largestStep(spectralRadius: number): number {
  return ((MAX_STAGES - 1) ** 2 - 1) / (1.54 * spectralRadius)
}
