import { completeBasis } from './complete-basis.ts'
import { inner, matrix, multiply, transpose, type Matrix } from './matrix.ts'
import { nearestFrame } from './nearest-frame.ts'

/** The most of a vector's length that is seen: at all of it the other axes would have nothing to turn into. */
const MOST = 0.9995
/** Weight of the hidden direction that comes into view, against the rows of a basis, which have length 1. */
const HINT = 1e-3

/**
 * The basis closest to `basis` in which a direction is seen at a given place: B′û = q with B′B′ᵀ = I. With
 * S = √(I − q qᵀ), B′ = q ûᵀ + S O, where O are the orthonormal rows at right angles to û closest to S B.
 * The vector follows the pointer exactly; what is further out than its length stays on its direction.
 * @param basis 3 × d, orthonormal rows, d ≥ 4.
 * @param vector of length d, not zero.
 * @param place where its end is to be seen, as a part of its length: three numbers.
 * @returns 3 × d; `basis` itself for a zero vector.
 */
export function turnAbout(basis: Matrix, vector: ArrayLike<number>, place: readonly number[]): Matrix {
  const d = basis.cols
  const direction = matrix(1, d, vector)
  const length = Math.sqrt(inner(direction, direction))
  if (!(length > 0) || d < 4) return basis
  const u = matrix(1, d, direction.data.map((x) => x / length))
  const far = Math.hypot(...place)
  const q = matrix(3, 1, place.map((x) => x * Math.min(1, MOST / Math.max(far, 1e-300))))
  const root = rootOf(q)
  const across = multiply(root, withoutDirection(basis, u))
  const others = nearestFrame(withoutDirection(hinted(across, basis, u), u))
  if (others === null) return basis
  const seen = multiply(q, u)
  const rest = multiply(root, others)
  return matrix(3, d, seen.data.map((x, i) => x + rest.data[i]))
}

/** √(I − q qᵀ), 3 × 3: shortens along q alone. */
function rootOf(q: Matrix): Matrix {
  const square = inner(q, q)
  const factor = square > 0 ? (1 - Math.sqrt(1 - square)) / square : 0
  const outer = multiply(q, transpose(q))
  return matrix(3, 3, outer.data.map((x, i) => (i % 4 === 0 ? 1 : 0) - factor * x))
}

/** The rows minus their part along the unit row u. */
function withoutDirection(rows: Matrix, u: Matrix): Matrix {
  const along = multiply(multiply(rows, transpose(u)), u)
  return matrix(rows.rows, rows.cols, rows.data.map((x, i) => x - along.data[i]))
}

/** Where all of the vector is seen one axis is left over: it takes the first hidden direction, barely. */
function hinted(across: Matrix, basis: Matrix, u: Matrix): Matrix {
  const d = basis.cols
  const hidden = withoutDirection(matrix(1, d, completeBasis(basis, 4).data.slice(3 * d)), u)
  const seen = multiply(basis, transpose(u))
  const hint = multiply(seen, hidden)
  return matrix(3, d, across.data.map((x, i) => x + HINT * hint.data[i]))
}
