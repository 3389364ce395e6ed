/** Seeds that are drawn: short enough to be read out in a lecture. */
const SEEDS = 10_000

/** A seed below 10,000 other than the one before. */
export function drawSeed(before: number): number {
  const drawn = crypto.getRandomValues(new Uint32Array(1))[0] % (SEEDS - 1)
  return drawn < before ? drawn : drawn + 1
}
