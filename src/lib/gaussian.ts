import { philox } from './philox.ts'

/** Where a random number stands: any four integers in [0, 2³²). */
export type Place = readonly [stream: number, a: number, b: number, c: number]

const TWO_32 = 4294967296
const LN2 = 0.6931471805599453

/**
 * A standard Gaussian number as a pure function of a seed (integer in [0, 2³²)) and a place.
 *
 * Marsaglia's polar method: (u, v) uniform in the unit disc, s = u² + v², g = u √(−2 ln s / s).
 * Only integer arithmetic and +, −, ×, ÷, √ are used (the logarithm is our own series), all of
 * which IEEE 754 fixes to the last bit, so the number is identical in every browser.
 */
export function gaussian(seed: number, place: Place): number {
  for (let attempt = 0; ; attempt++) {
    const words = philox([place[1], place[2], place[3], attempt], [seed, place[0]])
    const u = (2 * (words[0] + 0.5)) / TWO_32 - 1
    const v = (2 * (words[1] + 0.5)) / TWO_32 - 1
    const s = u * u + v * v
    // s > 0 always: u and v are odd multiples of 2⁻³².
    if (s < 1) return u * Math.sqrt((-2 * portableLog(s)) / s)
  }
}

/**
 * ln x for 0 < x < 1 with +, −, ×, ÷ only: x = m·2⁻ᵉ with m in [1/√2, √2), and
 * ln m = 2 artanh((m − 1)/(m + 1)) by its series (|argument| ≤ 0.172, 12 terms: below 2⁻⁶⁰).
 */
export function portableLog(x: number): number {
  let mantissa = x
  let exponent = 0
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2
    exponent++
  }
  const z = (mantissa - 1) / (mantissa + 1)
  const square = z * z
  let sum = 0
  for (let k = 23; k >= 1; k -= 2) sum = sum * square + 1 / k
  return 2 * z * sum - exponent * LN2
}
