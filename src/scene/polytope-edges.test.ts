import { expect, it } from 'vitest'
import { fromRows, identity, matrix, toRows } from '../math/matrix.ts'
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

const polygon = (K: number, turn: number, z: number): number[][] =>
  Array.from({ length: K }, (_, k) => {
    const angle = (2 * Math.PI * (k + turn)) / K
    return [Math.cos(angle), Math.sin(angle), z]
  })

it('joins the sixteen sides of the square antiprism, and no diagonal of its squares', () => {
  // Of height 2^(−1/4) sides it has equal sides; the side of a square about the unit circle is √2.
  const z = 2 ** 0.25 / 2
  const found = edges(fromRows([...polygon(4, 0, z), ...polygon(4, 0.5, -z)]))
  expect(found).toHaveLength(16)
  for (const diagonal of ['0-2', '1-3', '4-6', '5-7']) expect(found).not.toContain(diagonal)
})

it('joins the apexes of the triangular bipyramid to its equator only', () => {
  const found = edges(fromRows([...polygon(3, 0, 0), [0, 0, 1], [0, 0, -1]]))
  expect(found).toHaveLength(9)
  expect(found).not.toContain('3-4')
})

it.each([4, 5, 8, 24])('joins the neighbours around a regular polygon of %i corners in the plane', (K) => {
  const found = edges(fromRows(polygon(K, 0, 0).map(([x, y]) => [x, y])))
  const around = Array.from({ length: K }, (_, k) => (k === K - 1 ? `0-${k}` : `${k}-${k + 1}`))
  expect(found.toSorted()).toEqual(around.toSorted())
})

it('joins every pair of an orthogonal frame', () => {
  expect(edges(identity(4))).toHaveLength(6)
  expect(edges(matrix(4, 7, Array.from({ length: 28 }, (_, i) => (i % 8 === 0 ? 1 : 0))))).toHaveLength(6)
})

it('joins merged classes once, by their leader, and vanished ones not at all', () => {
  // An octahedron whose last corner three classes share, and a vanished class.
  const corners = [...toRows(octahedron), [0, 0, -1], [0, 0, -1], [0, 0, 0]]
  expect(edges(fromRows(corners), [6, 7, 8])).toEqual(edges(octahedron))
})

it('sees an octahedron that is nearly reached as one, without flickering diagonals', () => {
  for (let turn = 0; turn < 50; turn++) {
    const near = octahedron.data.map((x, i) => x + 0.005 * Math.sin(37 * turn + 11 * i))
    expect(edges(matrix(6, 3, near))).toEqual(edges(octahedron))
  }
})

it('draws none where there are too many vertices', () => {
  const many = fromRows(Array.from({ length: mostVertices + 1 }, (_, k) => [Math.cos(k), Math.sin(k), k / 10]))
  expect(edges(many)).toEqual([])
  expect(edges(many, [0]).length).toBeGreaterThan(0)
})
