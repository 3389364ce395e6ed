import { gramOfRows } from '../math/gram-of-rows.ts'
import { frobenius, matrix, type Matrix } from '../math/matrix.ts'
import { directionsOf } from './directions.ts'
import { notDefined, reading, type Reading } from './reading.ts'

const ALL_ZERO = 'all vectors are zero'

/**
 * Spread of the rows' norms: standard deviation over mean, the deviation of the population or, where
 * `unbiased`, with K − 1.
 * Source: Papyan, Han, Donoho 2020 (K − 1); Fang et al. 2021 (population).
 * @param rows centred class means or classifiers, K × d.
 * @returns ≥ 0, 0 in a simplex ETF.
 */
export function normSpread(rows: Matrix, unbiased: boolean): Reading {
  const { norms } = directionsOf(rows)
  const K = norms.length
  const mean = norms.reduce((a, b) => a + b, 0) / K
  if (mean === 0) return notDefined(ALL_ZERO)
  const squares = norms.reduce((sum, norm) => sum + (norm - mean) ** 2, 0)
  return reading(Math.sqrt(squares / (unbiased ? K - 1 : K)) / mean)
}

/**
 * Mean over j ≠ k of |cos(row_j, row_k) + 1/(K − 1)|.
 * Source: Papyan, Han, Donoho 2020.
 * @returns 0…2, 0 in a simplex ETF.
 */
export function cosineSpread(rows: Matrix): Reading {
  const K = rows.rows
  const sum = overPairs(rows, (before, c) => before + Math.abs(c + 1 / (K - 1)))
  return sum.value === null ? sum : reading(sum.value / ((K * (K - 1)) / 2))
}

/**
 * Largest deviation of an angle between two rows from that of a simplex ETF, acos(−1/(K − 1)).
 * @returns degrees, 0 in a simplex ETF.
 */
export function largestAngleDeviation(rows: Matrix): Reading {
  const target = Math.acos(-1 / (rows.rows - 1))
  const worst = overPairs(rows, (most, c) => Math.max(most, Math.abs(Math.acos(c) - target)))
  return worst.value === null ? worst : reading((180 / Math.PI) * worst.value)
}

/** Folds the cosines of all pairs, one by one: of 1,000 rows there are half a million. */
function overPairs(rows: Matrix, fold: (before: number, cosine: number) => number): Reading {
  const { vanished, cosine } = directionsOf(rows)
  if (vanished.includes(true)) return notDefined('a vector has vanished and has no angle')
  let found = 0
  for (let j = 0; j < rows.rows; j++) for (let k = 0; k < j; k++) found = fold(found, cosine(j, k))
  return reading(found)
}

/**
 * ‖⟨A Aᵀ⟩ − ETF‖_F with ⟨X⟩ = X/‖X‖_F and ETF = (I − 11ᵀ/K)/√(K − 1).
 * Source: Zhu et al. 2021 (classifiers); Wu and Papyan 2024 (means).
 * @returns 0…2, 0 in a simplex ETF.
 */
export function simplexDistance(rows: Matrix): Reading {
  return distanceToSimplex(gramOfRows(rows))
}

/** ‖⟨X⟩ − ETF‖_F of a K × K matrix X. */
export function distanceToSimplex(x: Matrix): Reading {
  const K = x.rows
  const norm = frobenius(x)
  if (norm === 0) return notDefined(ALL_ZERO)
  const scale = 1 / Math.sqrt(K - 1)
  const difference = x.data.map((value, i) => {
    const target = (i % (K + 1) === 0 ? 1 - 1 / K : -1 / K) * scale
    return value / norm - target
  })
  return reading(frobenius(matrix(K, K, difference)))
}
