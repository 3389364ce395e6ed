import { expect, test } from 'vitest'
import { gramOfRows, matrix, type Matrix } from '../math/matrix.ts'
import { icosahedron, orthoplex, regularPolygon, squareAntiprism } from '../theory/sphere-figures.ts'
import { matchClasses } from './match-classes.ts'

/** A shuffle that moves almost everyone: multiplication by 5 modulo K + 1, for K + 1 prime; else a turn by 5. */
function shuffled(K: number): number[] {
  return Array.from({ length: K }, (_, k) => ([6, 12, 10].includes(K) ? ((5 * (k + 1)) % (K + 1)) - 1 : (k + 5) % K))
}

function taken({ rows, cols, data }: Matrix, order: readonly number[]): Matrix {
  return matrix(rows, cols, order.flatMap((row) => [...data.subarray(row * cols, (row + 1) * cols)]))
}

/** The same rows in other coordinates, of another length, and a little off. */
function asRun(rows: Matrix, noise: number): Matrix {
  const wobble = (i: number) => noise * Math.sin(12.9898 * (i + 1))
  const turned = rows.data.map((_, i) => 3 * rows.data[i - (i % rows.cols) + ((i + 1) % rows.cols)] + wobble(i))
  return matrix(rows.rows, rows.cols, turned)
}

const figures = { octahedron: orthoplex(3), icosahedron: icosahedron(), antiprism: squareAntiprism(0.26), decagon: regularPolygon(10) }

test.each(Object.entries(figures))('finds who is where in the %s, turned, longer and a little off', (_, figure) => {
  const K = figure.rows
  const run = taken(figure, shuffled(K))
  const rows = matchClasses(asRun(run, 0.1), figure, Array.from({ length: K }, () => 'one'))
  expect(rows.toSorted((a, b) => a - b)).toEqual(Array.from({ length: K }, (__, k) => k))
  const [goal, found] = [gramOfRows(run), gramOfRows(taken(figure, rows))]
  // The same cosines, pair by pair: what differs is a symmetry of the figure.
  found.data.forEach((value, i) => expect(value).toBeCloseTo(goal.data[i], 12))
})

test('classes of different kinds keep to their own, and who fits stays', () => {
  const figure = orthoplex(3)
  const kinds = ['a', 'a', 'b', 'b', 'b', 'b']
  expect(matchClasses(asRun(taken(figure, [1, 0, 4, 2, 5, 3]), 0), figure, kinds).slice(0, 2).toSorted()).toEqual([0, 1])
  expect(matchClasses(figure, figure, kinds)).toEqual([0, 1, 2, 3, 4, 5])
  expect(matchClasses(matrix(6, 3), figure, kinds).toSorted()).toEqual([0, 1, 2, 3, 4, 5])
})
