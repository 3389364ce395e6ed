import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchRows } from './match-rows.ts'
import { fromRows, matrix, multiply, type Matrix } from './matrix.ts'

const golden = (1 + Math.sqrt(5)) / 2

const figures: Readonly<Record<string, number[][]>> = {
  octahedron: [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]],
  heptagon: Array.from({ length: 7 }, (_, k) => [Math.cos((2 * Math.PI * k) / 7), Math.sin((2 * Math.PI * k) / 7), 0]),
  icosahedron: [1, -1].flatMap((s) => [golden, -golden].flatMap((g) => [[0, s, g], [s, g, 0], [g, 0, s]])),
  antiprism: Array.from({ length: 8 }, (_, k) => [Math.cos((Math.PI * k) / 4), Math.sin((Math.PI * k) / 4), k % 2 === 0 ? 0.6 : -0.6]),
  pairs: [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 0.7]],
}

/** A rotation about two axes. */
function turned(a: Matrix, angle: number): Matrix {
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  return multiply(multiply(a, matrix(3, 3, [c, -s, 0, s, c, 0, 0, 0, 1])), matrix(3, 3, [1, 0, 0, 0, c, -s, 0, s, c]))
}

test.each(Object.keys(figures))('a %s whose points were renamed and turned is found again', (name) => {
  const points = figures[name]
  const K = points.length
  fc.assert(
    fc.property(fc.shuffledSubarray([...points.keys()], { minLength: K, maxLength: K }), fc.double({ min: 0, max: 6, noNaN: true }), (names, angle) => {
      const target = turned(fromRows(names.map((k) => points[k])), angle)
      const order = matchRows([fromRows(points)], [target], [[...points.keys()]])
      expect([...order].toSorted((a, b) => a - b)).toEqual([...points.keys()])
      const inner = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i], 0)
      // The same angles between all, which is the same figure up to a turn.
      for (let j = 0; j < K; j++) {
        for (let k = 0; k < K; k++) {
          expect(inner(points[order[j]], points[order[k]])).toBeCloseTo(inner(points[names[j]], points[names[k]]), 12)
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('rows in no group stay, and rows of two groups are not mixed', () => {
  const source = fromRows([[3, 0], [0, 1], [1, 0], [0, 2]])
  const target = fromRows([[3, 0], [1, 0], [0, 1], [0, 2]])
  expect([...matchRows([source], [target], [[1, 2]])]).toEqual([0, 2, 1, 3])
  expect([...matchRows([source], [target], [])]).toEqual([0, 1, 2, 3])
  expect([...matchRows([source], [target], [[0, 1], [2, 3]])]).toEqual([0, 1, 2, 3])
})
