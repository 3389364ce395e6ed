import { matrix } from '../math/matrix.ts'
import { aliveBelow, aliveBranch, directionCost } from './deep-squared-error-branch.ts'
import type { DirectionFamily } from './deep-squared-error-directions.ts'
import { betaOf, decayProduct, type DeepDecays } from './deep-squared-error-thresholds.ts'

/** A family of directions at the optimum. */
export interface PlacedFamily extends DirectionFamily {
  /** How many of its directions have a dimension of their own. */
  readonly kept: number
  readonly beta: number
  /** x of the kept ones, 0 where they are dead. */
  readonly x: number
}

/** Gives the d dimensions to the strongest directions and finds each its x. */
export function placeFamilies(
  families: readonly DirectionFamily[],
  d: number,
  N: number,
  decays: DeepDecays,
): PlacedFamily[] {
  const M = decays.layers.length
  let free = d
  return families.map((family) => {
    const kept = Math.min(free, family.vectors.length)
    free -= kept
    const beta = betaOf(family.square, N, M, decayProduct(decays))
    return { ...family, kept, beta, x: kept > 0 && beta < aliveBelow(M) ? (aliveBranch(beta, M) ?? 0) : 0 }
  })
}

/**
 * The state from the directions u_j (columns of U) of x_j: W_M⋯W_1 = U diag(a) with a² = Nλ_H x^M; means by
 * ridge regression, (AᵀA + Nλ_H)⁻¹ Aᵀ (e_k − b); singular values of layer m √((a² Π_l λ_l)^{1/M}/λ_m).
 * @param bias length K, null for a model without one.
 */
export function stateOfFamilies(
  placed: readonly PlacedFamily[],
  bias: readonly number[] | null,
  N: number,
  { layers, lambdaH }: DeepDecays,
) {
  const K = placed[0].vectors[0].length
  const M = layers.length
  const kept = placed.flatMap(({ vectors, kept: count, x }) => vectors.slice(0, count).map((vector) => ({ vector, x })))
  const classifiers = matrix(K, kept.length)
  const means = matrix(K, kept.length)
  kept.forEach(({ vector, x }, j) => {
    if (x === 0) return
    const a = Math.sqrt(N * lambdaH * x ** M)
    const shrink = a / (a * a + N * lambdaH)
    const offset = bias === null ? 0 : bias.reduce((sum, b, k) => sum + b * vector[k], 0)
    for (let k = 0; k < K; k++) {
      classifiers.data[k * kept.length + j] = a * vector[k]
      means.data[k * kept.length + j] = shrink * (vector[k] - offset)
    }
  })
  const scale = decayProductRoot(N, { layers, lambdaH })
  const ofLayers = layers.map((lambda) => kept.map(({ x }) => Math.sqrt((scale * x) / lambda)))
  return { classifiers, means, ...(bias === null ? {} : { bias: Float64Array.from(bias) }), layers: ofLayers }
}

/** (Nλ_H Π λ)^{1/M}, so that (a² Π λ)^{1/M} is this times x. */
function decayProductRoot(N: number, { layers, lambdaH }: Pick<DeepDecays, 'layers' | 'lambdaH'>): number {
  return (N * layers.reduce((product, lambda) => product * lambda, lambdaH)) ** (1 / layers.length)
}

/** (1/2N) Σ s² (1/(x^M + 1) + βx) over all directions, of which those without a dimension have x = 0. */
export function objectiveOfFamilies(placed: readonly PlacedFamily[], N: number, depth: number): number {
  const sum = placed.reduce((total, { square, vectors, kept, beta, x }) => {
    return total + square * (kept * directionCost(x, beta, depth) + vectors.length - kept)
  }, 0)
  return sum / (2 * N)
}
