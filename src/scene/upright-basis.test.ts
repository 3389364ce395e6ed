import { describe, expect, it } from 'vitest'
import { fromRows, identity, multiply, toRows, transpose } from '../math/matrix.ts'
import type { Matrix } from '../math/matrix.ts'
import { uprightBasis } from './upright-basis.ts'

// A regular tetrahedron in no particular position, in four dimensions of which the basis sees three.
const tetrahedron = multiply(
  fromRows([
    [1, 1, 1],
    [1, -1, -1],
    [-1, 1, -1],
    [-1, -1, 1],
  ]),
  fromRows([
    [0.6, 0.8, 0, 0],
    [-0.8, 0.6, 0, 0],
    [0, 0, 0, 1],
  ]),
)
const basis = fromRows([
  [0, 1, 0, 0],
  [0, 0, 0, 1],
  [1, 0, 0, 0],
])

function seen(vectors: Matrix): number[][] {
  return toRows(multiply(vectors, transpose(uprightBasis(basis, vectors))))
}

it('stays an orthonormal basis of the same three dimensions', () => {
  const upright = uprightBasis(basis, tetrahedron)
  const gram = multiply(upright, transpose(upright))
  gram.data.forEach((value, i) => expect(value).toBeCloseTo(identity(3).data[i], 12))
  for (const row of toRows(upright)) expect(row[2]).toBeCloseTo(0, 12)
})

describe('a tetrahedron', () => {
  const [one, two, three, four] = seen(tetrahedron)

  it('stands on its base with the second class to the left', () => {
    expect(one.map((x) => Math.abs(x) < 1e-12)).toEqual([true, false, true])
    expect(one[1]).toBeGreaterThan(0)
    expect(two[0]).toBeLessThan(0)
    expect(two[2]).toBeCloseTo(0, 12)
  })

  it('has the third class in front and the fourth behind it', () => {
    expect(three[2]).toBeGreaterThan(1)
    expect(four[2]).toBeCloseTo(-three[2], 12)
    expect(four[0]).toBeCloseTo(three[0], 12)
    expect(three[0]).toBeGreaterThan(0)
  })
})

it('does the same for the mirror image', () => {
  const mirrored = fromRows(toRows(tetrahedron).map(([a, b, c, d]) => [b, a, c, d]))
  expect(seen(mirrored)[2][2]).toBeGreaterThan(1)
})

it.each([
  ['nothing', fromRows([[0, 0, 0, 0]])],
  ['one class', fromRows([[0, 2, 0, 0]])],
  ['opposite classes', fromRows([[0, 0, 0, 1], [0, 0, 0, -1]])],
])('is orthonormal for %s', (_, vectors) => {
  const upright = uprightBasis(basis, vectors)
  const gram = multiply(upright, transpose(upright))
  gram.data.forEach((value, i) => expect(value).toBeCloseTo(identity(3).data[i], 12))
})
