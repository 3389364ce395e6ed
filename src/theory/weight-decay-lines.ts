import type { TwoSides } from './two-group-lines.ts'

/** K_A majority classes of n_A samples and K_B minority classes of n_B each, all > 0, K_A, K_B ≥ 1. */
export interface TwoGroups {
  readonly majorityClasses: number
  readonly minorityClasses: number
  readonly majorityCount: number
  readonly minorityCount: number
}

/** What else the lines depend on. */
export interface LineOptions {
  /** w, what a minority sample weighs in the loss, a majority sample weighing 1; 1 where it is missing. */
  readonly weight?: number
  /** λ_b ≥ 0; undefined without a bias. */
  readonly biasDecay?: number
}

/** The two sides under weight decay: shares n_A/N′ and w n_B/N′, N′ = K_A n_A + w K_B n_B, columns scaled by √n. */
export function weightDecaySides(two: TwoGroups, { weight = 1, biasDecay }: LineOptions = {}): TwoSides {
  const { majorityClasses, minorityClasses, majorityCount, minorityCount } = two
  const total = majorityClasses * majorityCount + weight * minorityClasses * minorityCount
  return {
    majority: { classes: majorityClasses, share: majorityCount / total, scale: Math.sqrt(majorityCount) },
    minority: { classes: minorityClasses, share: (weight * minorityCount) / total, scale: Math.sqrt(minorityCount) },
    biasDecay,
  }
}

/**
 * R₀ = w(1/(λ√n_B) − K_B)/K_A, the imbalance n_A/n_B at fixed n_B from which on the minority coincides:
 * λ ≥ w√n_B/N′, with a bias or without.
 * @returns null for K_B = 1; below 1 where the minority coincides at every R ≥ 1.
 */
export function mergingImbalance(
  { majorityClasses, minorityClasses, minorityCount }: Omit<TwoGroups, 'majorityCount'>,
  lambda: number,
  weight = 1,
): number | null {
  if (minorityClasses < 2) return null
  return (weight * (1 / (lambda * Math.sqrt(minorityCount)) - minorityClasses)) / majorityClasses
}

/**
 * The two imbalances between which the majority's classes differ, at fixed n_B and λ: λ < √n_A/N′, that is
 * λ√n_B (K_A R + w K_B) < √R.
 * @returns null for K_A = 1 and where they coincide at every R.
 */
export function majorityImbalances(
  { majorityClasses, minorityClasses, minorityCount }: Omit<TwoGroups, 'majorityCount'>,
  lambda: number,
  weight = 1,
): readonly [number, number] | null {
  if (majorityClasses < 2) return null
  const c = lambda * Math.sqrt(minorityCount)
  const product = (weight * minorityClasses) / majorityClasses
  const discriminant = 1 - 4 * c * c * majorityClasses * weight * minorityClasses
  if (!(discriminant > 0)) return null
  // √R solves c K_A r² − r + c w K_B = 0; the smaller root from the product of both, which does not cancel.
  const larger = (1 + Math.sqrt(discriminant)) / (2 * c * majorityClasses)
  return [(product / larger) ** 2, larger ** 2]
}
