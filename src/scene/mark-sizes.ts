/** Sizes of the marks in scene units. */
export interface MarkSizes {
  /** Radius of the sphere of a class mean. */
  readonly mean: number
  readonly shaftRadius: number
  readonly headRadius: number
  readonly headLength: number
  /** Length at which an arrow of full size ends: at the surface of the mean's mark, so that its tip shows. */
  readonly reach: number
}

/**
 * Marks for K classes: full size up to four classes, then smaller as K^(−0.45), about as the room between K points on
 * a sphere shrinks (K^(−1/2)); beyond 100 classes as K^(−0.2), or a thousand would be dust.
 */
export function markSizes(K: number): MarkSizes {
  const scale = Math.min(1, (4 / Math.max(K, 1)) ** 0.45) * Math.max(1, K / 100) ** 0.25
  const mean = 0.088 * scale
  return {
    mean,
    shaftRadius: 0.0135 * scale,
    headRadius: 0.042 * scale,
    headLength: 0.145 * scale,
    reach: 1 - mean,
  }
}
