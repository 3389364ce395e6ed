/**
 * A root of a continuous f between two ends of unlike sign, to the last digits of float64.
 * Source: Chandrupatla 1997 (bisection and inverse quadratic interpolation, whichever is safe).
 * @returns x in [low, high] with f(x) = 0 or a sign change within 4 ε |x| of it.
 * @throws RangeError when f(low) and f(high) are both positive or both negative.
 */
export function bracketedRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high]
  let [fa, fb] = [f(a), f(b)]
  if (fa === 0) return a
  if (fb === 0) return b
  if (fa > 0 === fb > 0) throw new RangeError(`no sign change between ${low} and ${high}`)
  let share = 0.5
  // Bisection alone halves the interval to nothing in about 1,100 steps; interpolation needs about 10.
  for (let step = 0; step < 2000; step++) {
    const x = a + share * (b - a)
    const fx = f(x)
    // The new point replaces the end of its own sign: a is the newest point, b lies across the root.
    const sameSide = fx > 0 === fa > 0
    const [c, fc] = sameSide ? [a, fa] : [b, fb]
    if (!sameSide) [b, fb] = [a, fa]
    ;[a, fa] = [x, fx]
    const best = Math.abs(fa) < Math.abs(fb) ? a : b
    const smallest = (2 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE) / Math.abs(b - a)
    if (fa === 0 || smallest > 0.5) return best
    share = Math.min(1 - smallest, Math.max(smallest, safeShare(a, fa, b, fb, c, fc)))
  }
  return a
}

/** Where in [a, b] to look next: inverse quadratic interpolation where it is safe, else the middle. */
function safeShare(a: number, fa: number, b: number, fb: number, c: number, fc: number): number {
  const xi = (a - b) / (c - b)
  const phi = (fa - fb) / (fc - fb)
  if (!(phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi)) return 0.5
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
}
