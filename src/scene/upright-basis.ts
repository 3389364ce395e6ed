import { matrix, multiply, transpose } from '../math/matrix.ts'
import type { Matrix } from '../math/matrix.ts'

type Vector = readonly [number, number, number]

/**
 * The same three dimensions, turned so that the picture reads well: of the `vectors` (K × d, at best the predicted
 * means) the first class stands upright, the second lies to the left, and the third, where it leaves the plane of the
 * first two, comes forward, for which the picture may be mirrored. A triangle then faces the viewer; a tetrahedron
 * stands on its base, and its third and fourth vertices, one in front and one behind, meet in the picture's plane
 * when they merge. `basis` has orthonormal rows, 3 × d, and so has the result.
 */
export function uprightBasis(basis: Matrix, vectors: Matrix): Matrix {
  const seen = multiply(vectors, transpose(basis))
  const vector = (k: number): Vector => [seen.data[3 * k], seen.data[3 * k + 1], seen.data[3 * k + 2]]
  const picked = [0, 1, 2].map((k) => (k < seen.rows ? vector(k) : ([0, 0, 0] as const)))
  const up = directionOf(picked[0]) ?? [0, 1, 0]
  const left = directionOf(across(picked[1], up)) ?? directionOf(across([-1, 0, 0], up)) ?? [0, 1, 0]
  const right = scaled(left, -1)
  const towards = cross(right, up)
  const forward = scaled(towards, dot(picked[2], towards) < 0 ? -1 : 1)
  return multiply(matrix(3, 3, [...right, ...up, ...forward]), basis)
}

/** The unit vector, or null where rounding is all there is: below 1e-6, against means of length about 1. */
function directionOf(v: Vector): Vector | null {
  const length = Math.sqrt(dot(v, v))
  return length > 1e-6 ? scaled(v, 1 / length) : null
}

/** The part of v at right angles to the unit vector n. */
function across(v: Vector, n: Vector): Vector {
  const along = dot(v, n)
  return [v[0] - along * n[0], v[1] - along * n[1], v[2] - along * n[2]]
}

function scaled(v: Vector, by: number): Vector {
  return [v[0] * by, v[1] * by, v[2] * by]
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}
