import { frobenius, multiply, transpose } from '../math/matrix.ts'
import { centredMeans, type Weighting } from './global-mean.ts'
import type { MeasuredState } from './measured-state.ts'
import { distanceToSimplex } from './nc2-simplex.ts'
import { notDefined, reading, type Reading } from './reading.ts'

/**
 * NC3 as ‖⟨W Cᵀ⟩ − ETF‖_F, ⟨X⟩ = X/‖X‖_F.
 * Source: Zhu et al. 2021 (weighted); Wu and Papyan 2024 (unweighted).
 * @returns 0…2, 0 at collapse.
 */
export function nc3Product(state: MeasuredState, weighting: Weighting): Reading {
  return distanceToSimplex(multiply(state.classifiers, transpose(centredMeans(state, weighting))))
}

/**
 * NC3 as ‖⟨W Mᵀ⟩ − ETF‖_F, with the class means as they are.
 * Source: Yaras et al. 2022.
 * @returns 0…2, 0 at collapse.
 */
export function nc3Uncentred({ classifiers, means }: MeasuredState): Reading {
  return distanceToSimplex(multiply(classifiers, transpose(means)))
}

/**
 * NC3 as the distance of classifiers from centred class means, ‖⟨W⟩ − ⟨C⟩‖_F.
 * @returns 0…2, 0 when they are proportional.
 */
export function nc3SelfDuality(state: MeasuredState, weighting: Weighting): Reading {
  const W = state.classifiers
  const C = centredMeans(state, weighting)
  const [w, c] = [frobenius(W), frobenius(C)]
  if (w === 0 || c === 0) return notDefined(w === 0 ? 'all classifiers are zero' : 'the class means coincide')
  return reading(Math.sqrt(W.data.reduce((sum, x, i) => sum + (x / w - C.data[i] / c) ** 2, 0)))
}

/**
 * ‖⟨W⟩ − ⟨C⟩‖_F².
 * Source: Papyan, Han, Donoho 2020 (unweighted).
 * @returns 0…4.
 */
export function nc3SelfDualitySquared(state: MeasuredState, weighting: Weighting): Reading {
  const distance = nc3SelfDuality(state, weighting)
  return distance.value === null ? distance : reading(distance.value ** 2)
}
