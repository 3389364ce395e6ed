import { matrix, type Matrix } from '../math/matrix.ts'
import { helmert } from './factored-prediction.ts'

/**
 * The simplex of m points with orthonormal columns, m × (m − 1): rows of squared length (m−1)/m and cosine
 * −1/(m−1); the product with its transpose is I − 11ᵀ/m.
 */
export function simplexColumns(m: number): Matrix {
  return matrix(m, m - 1, Array.from({ length: m * (m - 1) }, (_, i) => helmert(Math.floor(i / (m - 1)), i % (m - 1))))
}

/** Unit rows of the regular polygon of m points in order, m × 2. */
export function regularPolygon(m: number): Matrix {
  const rows = Array.from({ length: m }, (_, k) => [Math.cos((2 * Math.PI * k) / m), Math.sin((2 * Math.PI * k) / m)])
  return matrix(m, 2, rows.flat())
}

/** Unit rows ±e_i, 2d × d; a row follows its opposite. */
export function orthoplex(d: number): Matrix {
  const out = matrix(2 * d, d)
  for (let i = 0; i < d; i++) {
    out.data[2 * i * d + i] = 1
    out.data[(2 * i + 1) * d + i] = -1
  }
  return out
}

/** Unit rows of the icosahedron, 12 × 3: cyclic permutations of (0, ±1, ±φ) over √(1 + φ²). */
export function icosahedron(): Matrix {
  const golden = (1 + Math.sqrt(5)) / 2
  const norm = Math.hypot(1, golden)
  const rows = [-1, 1].flatMap((s) => [-golden, golden].map((t) => [0, s / norm, t / norm]))
  return matrix(12, 3, rows.flatMap(([x, y, z]) => [[x, y, z], [y, z, x], [z, x, y]]).flat())
}

/** Unit rows of the square antiprism with its squares at heights ±√s, 8 × 3; 0 < s < 1. */
export function squareAntiprism(s: number): Matrix {
  const [height, radius] = [Math.sqrt(s), Math.sqrt(1 - s)]
  const rows = Array.from({ length: 8 }, (_, k) => {
    const angle = (Math.PI / 4) * k
    return [radius * Math.cos(angle), radius * Math.sin(angle), k % 2 === 0 ? height : -height]
  })
  return matrix(8, 3, rows.flat())
}
