import { pause } from '../pause.ts'
import type { Blocks, System } from '../system.ts'
import type { Waiting } from '../waiting.ts'
import { rkcCoefficients } from './rkc-coefficients.ts'

/** One step on the backend: nothing of it has been read yet. */
export interface RkcStep<T> {
  readonly state: Blocks<T>
  readonly velocity: Blocks<T>
  /** 1 × 1. */
  readonly objective: T
  /** The local error estimate 0.8(y₀ − y₁) + 0.4h(f₀ + f₁). */
  readonly error: Blocks<T>
}

/**
 * One Runge–Kutta–Chebyshev step of size h with s stages, second order:
 * Y₁ = y + μ̃₁hf₀, Y_j = (1−μ_j−ν_j)y + μ_jY_{j−1} + ν_jY_{j−2} + μ̃_jh F(Y_{j−1}) + γ̃_jh f₀,
 * then back on to the constraints. `y` and `f` (its velocity) stay the caller's; where the host
 * ends the run in the middle, nothing is left on the backend.
 */
export function* rkcStep<T>(
  system: System<T>,
  y: Blocks<T>,
  f: Blocks<T>,
  h: number,
  stages: number,
): Waiting<RkcStep<T>> {
  const { mu, nu, muTilde, gammaTilde } = rkcCoefficients(stages)
  let before = y
  let current = system.combine([1, muTilde[1] * h], [y, f])
  for (let j = 2; j <= stages; j++) {
    const wanted = before === y ? pause(system, current) : pause(system, current, before)
    if (wanted !== null) yield wanted
    const slope = system.velocity(current)
    const factors = [1 - mu[j] - nu[j], mu[j], nu[j], muTilde[j] * h, gammaTilde[j] * h]
    const next = system.combine(factors, [y, current, before, slope, f])
    system.release(slope)
    if (before !== y) system.release(before)
    before = current
    current = next
  }
  if (before !== y) system.release(before)
  const state = system.retract(current)
  const { velocity, objective } = system.judged(state)
  const error = system.combine([0.8, -0.8, 0.4 * h, 0.4 * h], [y, state, f, velocity])
  return { state, velocity, objective, error }
}
