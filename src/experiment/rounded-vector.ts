/** The vector to three significant digits of its length, so that a link stays short: a hand is not more exact. */
export function roundedVector(vector: ArrayLike<number>): number[] {
  const values = Array.from(vector)
  const length = Math.hypot(...values)
  if (length === 0) return values.map(() => 0)
  const digits = 2 - Math.floor(Math.log10(length))
  // Both of toFixed's ends: it takes 0 to 100 digits. Adding 0 takes a minus from zero.
  return values.map((x) => (digits < 0 ? Math.round(x) : Number(x.toFixed(Math.min(100, digits)))) + 0)
}
