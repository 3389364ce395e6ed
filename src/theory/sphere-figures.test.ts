import { expect, it } from 'vitest'
import { gramOfRows } from '../math/gram-of-rows.ts'
import { multiply, transpose, type Matrix } from '../math/matrix.ts'
import { icosahedron, orthoplex, regularPolygon, simplexColumns, squareAntiprism } from './sphere-figures.ts'

/** How many of the rows' pairs (each once) have each cosine, rounded to nine digits. */
function pairCosines(rows: Matrix): Record<string, number> {
  const gram = gramOfRows(rows)
  const found: Record<string, number> = {}
  for (let j = 0; j < rows.rows; j++) {
    expect(gram.data[j * rows.rows + j]).toBeCloseTo(1, 14)
    for (let k = 0; k < j; k++) {
      const key = (gram.data[j * rows.rows + k] + 0).toFixed(9).replace('-0.000000000', '0.000000000')
      found[key] = (found[key] ?? 0) + 1
    }
  }
  return found
}

it('figures have their numbers of angles', () => {
  expect(pairCosines(orthoplex(3))).toEqual({ '-1.000000000': 3, '0.000000000': 12 })
  // 30 edges, as many second neighbours, 6 diameters; cosine 1/√5.
  expect(pairCosines(icosahedron())).toEqual({ '0.447213595': 30, '-0.447213595': 30, '-1.000000000': 6 })
  expect(pairCosines(regularPolygon(5))).toEqual({ '0.309016994': 5, '-0.809016994': 5 })
  // Within a square s and 2s − 1, across −s ± (1 − s)/√2; the two edges are equal at this s.
  const s = 1 / (2 * Math.SQRT2 + 1)
  expect(pairCosines(squareAntiprism(s))).toEqual({ '0.261203875': 16, '-0.477592250': 4, '-0.783611625': 8 })
})

it('the simplex has orthonormal columns and the ETF’s cosine', () => {
  const columns = simplexColumns(5)
  const products = multiply(transpose(columns), columns)
  products.data.forEach((x, i) => expect(x).toBeCloseTo(i % 5 === 0 ? 1 : 0, 14))
  const gram = gramOfRows(columns).data
  expect(gram[0]).toBeCloseTo(4 / 5, 14)
  expect(gram[1] / gram[0]).toBeCloseTo(-1 / 4, 14)
})
