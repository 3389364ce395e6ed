/** A point between two points of a curve: index i and the share of the way to i + 1, in [0, 1). */
export interface Reading {
  readonly i: number
  readonly share: number
}

/** Where x lies in ascending numbers (the last of equal ones); held within them, null where there are none. */
export function readingAt(xs: Float64Array, x: number): Reading | null {
  if (xs.length === 0) return null
  let low = 0
  let high = xs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (xs[middle] <= x) low = middle
    else high = middle - 1
  }
  const width = xs[low + 1] - xs[low]
  return { i: low, share: width > 0 && x > xs[low] ? Math.min(1, (x - xs[low]) / width) : 0 }
}

/** The value there, straight between the two points on the axis it is drawn on; NaN where it is not defined. */
export function valueAt(values: Float64Array, { i, share }: Reading, scale: 'log' | 'linear'): number {
  const [a, b] = [values[i], values[i + 1]]
  if (share === 0) return a
  return scale === 'log' && a > 0 && b > 0 ? a ** (1 - share) * b ** share : (1 - share) * a + share * b
}
