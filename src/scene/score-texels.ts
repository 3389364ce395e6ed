import { mergeDistance } from './content.ts'

/**
 * Classifiers nearer to each other than this, in scene units, begin to share one cell: their border fades and their
 * colours mix, completely so at `mergeDistance`, where their arrows become one.
 */
export const fadeDistance = 5 * mergeDistance

/** Numbers that `scoreTexels` writes for each class. */
export const texelRoom = 8

/**
 * Writes what decides between K classes as two rows of K texels of four numbers each. Row 0, texel k: (vₖ, βₖ), so
 * that a unit vector u of the picture belongs to the class of largest score vₖ·u + βₖ. Row 1, texel k: the colour of
 * class k's cell and 1; where classes merge, in bias as well, all of theirs turn into the mean of their colours.
 * `points` are the drawn classifiers vₖ and `colours` linear RGB, K triples each; `bias` is null for none, and
 * βₖ = `biasScale` · biasₖ brings it into the units of the points; `texels` is at least 8K long. Throws RangeError for another number of biases.
 */
export function scoreTexels(
  points: Float32Array,
  bias: Float64Array | null,
  biasScale: number,
  colours: Float32Array,
  K: number,
  texels: Float32Array,
): void {
  if (bias !== null && bias.length !== K) throw new RangeError(`${bias.length} biases for ${K} classes`)
  for (let k = 0; k < K; k++) {
    const colour = 4 * (K + k)
    for (let c = 0; c < 3; c++) {
      texels[4 * k + c] = points[3 * k + c]
      texels[colour + c] = colours[3 * k + c]
    }
    texels[4 * k + 3] = bias === null ? 0 : bias[k] * biasScale
    texels[colour + 3] = 1
  }
  mixColours(colours, K, texels)
}

/** Adds to each class's colour those of its neighbours, by closeness, and divides by the sum of the weights. */
function mixColours(colours: Float32Array, K: number, texels: Float32Array): void {
  for (let i = 0; i < K; i++) {
    for (let j = 0; j < i; j++) {
      // Most pairs are told apart by their first coordinate alone.
      if (Math.abs(texels[4 * i] - texels[4 * j]) >= fadeDistance) continue
      const weight = closeness(texels, i, j)
      if (weight === 0) continue
      addColour(colours, j, weight, texels, 4 * (K + i))
      addColour(colours, i, weight, texels, 4 * (K + j))
    }
  }
  for (let at = 4 * K; at < 8 * K; at += 4) {
    for (let c = 0; c < 3; c++) texels[at + c] /= texels[at + 3]
    texels[at + 3] = 1
  }
}

function addColour(colours: Float32Array, k: number, weight: number, texels: Float32Array, at: number): void {
  for (let c = 0; c < 3; c++) texels[at + c] += weight * colours[3 * k + c]
  texels[at + 3] += weight
}

/** 1 for merged classes, 0 for classes apart, smooth between: what the border of the two lacks in ink. */
function closeness(texels: Float32Array, i: number, j: number): number {
  let squared = 0
  for (let c = 0; c < 4; c++) squared += (texels[4 * i + c] - texels[4 * j + c]) ** 2
  const t = Math.min(1, Math.max(0, (fadeDistance - Math.sqrt(squared)) / (fadeDistance - mergeDistance)))
  return t * t * (3 - 2 * t)
}
