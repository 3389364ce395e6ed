import { expect, test } from 'vitest'
import { fromRows, matrix } from '../math/matrix.ts'
import { groupCosine, type Pairing } from '../metrics/group-cosines.ts'
import { cosineSpread, hasBand, unitRows, type Pairs } from './curve-measures.ts'

const [K, d] = [7, 4]
const counts = [9, 9, 9, 9, 2, 2, 2]
const W = matrix(K, d, Array.from({ length: K * d }, (_, i) => Math.sin(3 * i + 1)))
const [A, B] = [
  [0, 1, 2, 3],
  [4, 5, 6],
]
const pairs: Record<Pairing, Pairs> = { majority: { a: A, b: null }, minority: { a: B, b: null }, cross: { a: A, b: B } }

test.each(['majority', 'minority', 'cross'] as const)('the mean cosine of the %s pairs is the registry’s', (pairing) => {
  const { mean } = cosineSpread(unitRows(W, 0), pairs[pairing])
  // Sums of a dozen products of numbers below 1, in another order: 1e-14 is fifty roundings.
  expect(Math.abs(mean - (groupCosine(W, counts, pairing).value ?? Number.NaN))).toBeLessThan(1e-14)
})

test('the band reaches from the least to the largest pair', () => {
  const units = unitRows(fromRows([[2, 0], [0, 3], [-1, 0]]), 0)
  const { mean, low, high } = cosineSpread(units, { a: [0, 1, 2], b: null })
  expect(low).toBe(-1)
  expect(high).toBe(0)
  expect(mean).toBeCloseTo(-1 / 3, 15)
})

test('a row that is too short has no direction, and what needs it is not defined', () => {
  const units = unitRows(fromRows([[1, 0], [0, 1], [0, 1e-3]]), 1e-2)
  expect(cosineSpread(units, { a: [0, 1], b: null }).mean).toBe(0)
  expect(cosineSpread(units, { a: [0], b: [1, 2] })).toEqual({ mean: Number.NaN, low: Number.NaN, high: Number.NaN })
})

test('one pair needs no band, and very many are not searched', () => {
  const first = (n: number) => Array.from({ length: n }, (_, k) => k)
  expect([2, 3, 25, 26].map((n) => hasBand({ a: first(n), b: null }))).toEqual([false, true, true, false])
})
