/** Safety factor, and the narrowest and widest change of a step from one to the next. */
export const SAFETY = 0.8
export const SHRINK = 0.1
export const GROW = 10

/**
 * The factor by which the next step differs, from the error (relative to the tolerance, ≤ 1 is
 * accepted) of this step and of the one before: the predictive controller
 * 0.8 e⁻¹ᐟ³ · (e_before/e)¹ᐟ³ · h/h_before, never below 0.1 or above 10. Late in a run, where each step finds less
 * curvature than the one before, it takes steps a quarter longer than 0.8 e⁻¹ᐟ³ alone would.
 * Source: Sommeijer, Shampine & Verwer 1997, (2.15); order 2, so the error is O(h³).
 */
export function nextStepFactor(
  error: number,
  step: number,
  before: { readonly error: number; readonly step: number } | null,
): number {
  const size = Math.max(error, 1e-12)
  const trend = before === null ? 1 : Math.cbrt(before.error / size) * (step / before.step)
  return Math.min(GROW, Math.max(SHRINK, (SAFETY / Math.cbrt(size)) * trend))
}

/** The factor after a rejected step. */
export function rejectedStepFactor(error: number): number {
  return Number.isFinite(error) ? Math.max(SHRINK, Math.min(0.9, SAFETY / Math.cbrt(error))) : SHRINK
}
