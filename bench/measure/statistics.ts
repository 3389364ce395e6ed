/** The value below which a share of the values lies, between two of them by a straight line; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = values.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  return sorted[below] + (at - below) * (sorted[Math.ceil(at)] - sorted[below])
}

/** The middle value; between two the middle of both. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}
