import { expect, it } from 'vitest'
import { fromRows } from '../math/matrix.ts'
import type { Matrix } from '../math/matrix.ts'
import { edgeRoom, mostVertices, polytopeEdges } from './polytope-edges.ts'

const out = new Int32Array(edgeRoom)

function edges(points: Matrix, dropped: readonly number[] = []): string[] {
  const counts = Uint8Array.from({ length: points.rows }, (_, k) => (dropped.includes(k) ? 0 : 1))
  const count = polytopeEdges(points, counts, out)
  return Array.from({ length: count }, (_, e) => `${out[2 * e]}-${out[2 * e + 1]}`)
}

const octahedron = fromRows([
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
])

it('joins every pair of a simplex, however flat it is', () => {
  const points = fromRows([
    [1, 0, 0],
    [-1, 0.1, 0],
    [0, 0.1, 0.01],
    [0, 0.1, -0.01],
  ])
  expect(edges(points)).toHaveLength(6)
})

it('leaves out vertices that do not count', () => {
  const points = fromRows([
    [1, 0, 0],
    [-1, 0, 0],
    [0, 0, 0],
    [0, 1, 0],
  ])
  expect(edges(points, [2])).toEqual(['0-1', '0-3', '1-3'])
})

it('joins the octahedron’s neighbours and not its opposite corners', () => {
  const found = edges(octahedron)
  expect(found).toHaveLength(12)
  for (const opposite of ['0-1', '2-3', '4-5']) expect(found).not.toContain(opposite)
})

it('finds the thirty edges of the icosahedron', () => {
  const g = (1 + Math.sqrt(5)) / 2
  const corners = [-1, 1].flatMap((s) =>
    [-g, g].flatMap((t) => [
      [0, s, t],
      [s, t, 0],
      [t, 0, s],
    ]),
  )
  expect(edges(fromRows(corners))).toHaveLength(30)
})

it('draws none where there are too many vertices', () => {
  const many = fromRows(Array.from({ length: mostVertices + 1 }, (_, k) => [Math.cos(k), Math.sin(k), k / 10]))
  expect(edges(many)).toEqual([])
  expect(edges(many, [0]).length).toBeGreaterThan(0)
})
