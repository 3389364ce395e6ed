const M0 = 0xd2511f53
const M1 = 0xcd9e8d57
const WEYL0 = 0x9e3779b9
const WEYL1 = 0xbb67ae85
const ROUNDS = 10

/** High 32 bits of the 64-bit product of two 32-bit unsigned integers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const low = Math.imul(aLow, bLow) >>> 0
  const middle = aHigh * bLow + (low >>> 16)
  const cross = aLow * bHigh + (middle & 0xffff)
  return (aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(cross / 65536)) >>> 0
}

/**
 * Philox 4×32-10: four random 32-bit integers as a pure function of a counter (four 32-bit words)
 * and a key (two). Counter-based, so any number of a stream is had without those before it.
 *
 * Source: Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3".
 */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
): [number, number, number, number] {
  let [x0, x1, x2, x3] = counter
  let [k0, k1] = key
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(M0, x0 >>> 0)
    const low0 = Math.imul(M0, x0)
    const high1 = multiplyHigh(M1, x2 >>> 0)
    const low1 = Math.imul(M1, x2)
    x0 = high1 ^ x1 ^ k0
    x1 = low1
    x2 = high0 ^ x3 ^ k1
    x3 = low0
    k0 = (k0 + WEYL0) | 0
    k1 = (k1 + WEYL1) | 0
  }
  return [x0 >>> 0, x1 >>> 0, x2 >>> 0, x3 >>> 0]
}
