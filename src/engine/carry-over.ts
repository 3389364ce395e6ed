import type { Program } from '../model/program.ts'
import { sampleCount, type ModelSpec } from '../model/spec.ts'
import { classMeans } from './recorder.ts'

/**
 * The state for a new stretch from the last state of the one before: W as it is; of the features
 * the first samples of each class stay, and samples that a larger count adds enter at their class
 * mean. K and d are the same in both (no event may change them).
 */
export function carryOver(
  program: Program,
  before: ModelSpec,
  after: ModelSpec,
  state: readonly Float64Array[],
): Float64Array[] {
  return program.blocks.map(({ name }, b) => (name === 'H' ? carryFeatures(before, after, state[b]) : state[b]))
}

function carryFeatures(before: ModelSpec, after: ModelSpec, H: Float64Array): Float64Array {
  const d = before.dimension
  const means = classMeans(H, before.counts, d).data
  const N = sampleCount(before.counts)
  const out = new Float64Array(d * sampleCount(after.counts))
  let at = 0
  for (let i = 0; i < d; i++) {
    let first = i * N
    before.counts.forEach((n, k) => {
      for (let s = 0; s < after.counts[k]; s++) out[at++] = s < n ? H[first + s] : means[k * d + i]
      first += n
    })
  }
  return out
}
