import type { Program } from '../model/program.ts'
import { columnsOf, sampleCount, type ModelSpec } from '../model/spec.ts'
import { classMeans } from './recorder.ts'

/**
 * The state for a new stretch from the last state of the one before: all blocks as they are, but of the
 * features (H, or X where they are normalised) the first samples of each class stay, and samples that a larger count adds enter at their class
 * mean; where the samples of a class are one column, its feature stays. K and d are the same in both (no event may change them).
 */
export function carryOver(
  program: Program,
  before: ModelSpec,
  after: ModelSpec,
  state: readonly Float64Array[],
): Float64Array[] {
  return program.blocks.map(({ name }, b) => {
    if (name === 'G') return carryShared(before, after, state[b])
    return name === 'H' || name === 'X' ? carryFeatures(before, after, state[b]) : state[b]
  })
}

/** √n_k h_k with another n_k. */
function carryShared({ counts: from }: ModelSpec, { counts: to }: ModelSpec, G: Float64Array): Float64Array {
  return G.map((x, i) => x * Math.sqrt(to[i % to.length] / from[i % from.length]))
}

function carryFeatures(before: ModelSpec, after: ModelSpec, H: Float64Array): Float64Array {
  const d = before.dimension
  const [from, to] = [columnsOf(before), columnsOf(after)]
  const means = classMeans(H, from, d).data
  const N = sampleCount(from)
  const out = new Float64Array(d * sampleCount(to))
  let at = 0
  for (let i = 0; i < d; i++) {
    let first = i * N
    from.forEach((n, k) => {
      for (let s = 0; s < to[k]; s++) out[at++] = s < n ? H[first + s] : means[k * d + i]
      first += n
    })
  }
  return out
}
