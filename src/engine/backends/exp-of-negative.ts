/** Below, Math.exp: results near 1e-304 and denormal ones. */
const LEAST = -700
/** ln 2/256 in two parts, the first with 33 bits, so that its product with any n here is exact. */
const STEP = 6.93147180369123816490e-1 / 256
const STEP_REST = 1.90821492927058770002e-10 / 256
const PER_UNIT = 256 * Math.LOG2E
/** 2^(−j/256), and 2^−i. */
const fractions = Float64Array.from({ length: 256 }, (_, j) => 2 ** (-j / 256))
const powers = Float64Array.from({ length: 1 - Math.floor(LEAST / Math.LN2) }, (_, i) => 2 ** -i)

/**
 * e^x for x ≤ 0, to 2 units in the last place, in less than half the time of Math.exp, which leaves compiled code:
 * x = −n ln 2/256 + r with |r| ≤ ln 2/512, and e^r by its series to r⁴ (r⁵/120 is below 4·10⁻¹⁷).
 */
export function expOfNegative(x: number): number {
  if (!(x > LEAST)) return Math.exp(x)
  const n = (0.5 - x * PER_UNIT) | 0
  const r = x + n * STEP + n * STEP_REST
  const power = fractions[n & 255] * powers[n >> 8]
  return power + power * (r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24))))
}
