/**
 * Middles of labels moved apart so that none overlaps another and all lie within 0…height: those that stand too high
 * are pushed down by the ones before them, then those that stand too low are pushed up by the ones after.
 * @param wanted middles in CSS pixels, in the order from the top that is to be kept
 * @param size height of a label
 */
export function spreadLabels(wanted: readonly number[], size: number, height: number): number[] {
  let above = -size / 2
  const down = wanted.map((middle) => (above = Math.max(middle, above + size)))
  let below = height + size / 2
  return down.reverse().map((middle) => (below = Math.min(middle, below - size))).reverse()
}
