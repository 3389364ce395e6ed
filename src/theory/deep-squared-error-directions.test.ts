import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { matrix } from '../math/matrix.ts'
import { singularValues } from '../math/singular-values.ts'
import { classGroups } from './class-groups.ts'
import { labelDirections } from './deep-squared-error-directions.ts'

it('is the singular value decomposition of the labels', () => {
  const anyCounts = fc.array(fc.constantFrom(1, 2, 7, 7.5, 40), { minLength: 2, maxLength: 7 })
  fc.assert(
    fc.property(anyCounts, fc.boolean(), (counts, hasBias) => {
      const K = counts.length
      const N = counts.reduce((sum, n) => sum + n, 0)
      const labels = matrix(K, K)
      for (let j = 0; j < K; j++) {
        for (let k = 0; k < K; k++) {
          labels.data[j * K + k] = ((j === k ? 1 : 0) - (hasBias ? counts[j] / N : 0)) * Math.sqrt(counts[k])
        }
      }
      const families = labelDirections(classGroups(counts), hasBias)
      const squares = families.flatMap(({ square, vectors }) => vectors.map(() => square))
      expect(squares).toHaveLength(hasBias ? K - 1 : K)
      const { values } = singularValues(labels)
      squares.forEach((square, j) => expect(Math.abs(Math.sqrt(square) - values[j])).toBeLessThan(1e-13 * values[0]))
      // Left singular vectors: Tᵀu has length s.
      for (const { square, vectors } of families) {
        for (const u of vectors) {
          const image = counts.map((_, k) => u.reduce((sum, x, j) => sum + x * labels.data[j * K + k], 0))
          expect(Math.abs(Math.hypot(...u) - 1)).toBeLessThan(1e-14)
          expect(Math.abs(Math.hypot(...image) - Math.sqrt(square))).toBeLessThan(1e-13 * values[0])
        }
      }
    }),
  )
})

it('has the difference of two groups at s² = K n_A n_B/N', () => {
  const [majority, contrast, minority] = labelDirections(classGroups([12, 12, 12, 4, 4]), true)
  expect([majority.kind, contrast.kind, minority.kind]).toEqual(['within', 'contrast', 'within'])
  expect(contrast.square).toBeCloseTo((5 * 12 * 4) / 44, 13)
})
