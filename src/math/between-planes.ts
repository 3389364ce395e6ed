import { matrix, multiply, transpose, type Matrix } from './matrix.ts'
import { singularValues } from './singular-values.ts'

/** The shortest turn of one q-dimensional view on to the space of another. */
export interface PlaneTurn {
  /** The largest principal angle between the two spaces, in radians, 0 … π/2. */
  readonly angle: number
  /** Orthonormal rows a share s (0…1) of the way: at 0 the rows given, at 1 rows that span the other space. */
  at(s: number): Matrix
}

/** Directions closer than this are taken for one, radians; dividing by their sine would give rounding. */
const TOGETHER = 1e-7

/**
 * The geodesic from the space of the rows of A to that of the rows of B, without a spin inside: with
 * A Bᵀ = U cos Θ Vᵀ, the principal vectors a = UᵀA turn in their planes towards VᵀB by s Θ, and U brings
 * them back, so that at s = 0 the rows are those of A.
 * Source: Buja, Cook, Asimov, Hurley 2005, Computational methods for high-dimensional rotations.
 * @param a q × d, orthonormal rows.
 * @param b q × d, orthonormal rows; only their span counts.
 */
export function betweenPlanes(a: Matrix, b: Matrix): PlaneTurn {
  const { rows: q, cols: d } = a
  const { left, values, right } = singularValues(multiply(a, transpose(b)))
  const from = multiply(transpose(left), a)
  const to = multiply(transpose(right), b)
  const away = matrix(q, d)
  const angles = values.map((_, i) => {
    let square = 0
    for (let j = i * d; j < (i + 1) * d; j++) {
      away.data[j] = to.data[j] - Math.min(1, values[i]) * from.data[j]
      square += away.data[j] ** 2
    }
    // The sine from its own vector: the arc cosine of nearly 1 has half the digits.
    const sine = Math.sqrt(square)
    if (sine < TOGETHER) return 0
    for (let j = i * d; j < (i + 1) * d; j++) away.data[j] /= sine
    return Math.atan2(sine, values[i])
  })
  return {
    angle: Math.max(...angles),
    at(s) {
      const rows = matrix(q, d)
      angles.forEach((angle, i) => {
        const [c, t] = [Math.cos(s * angle), Math.sin(s * angle)]
        for (let j = i * d; j < (i + 1) * d; j++) rows.data[j] = c * from.data[j] + t * away.data[j]
      })
      return multiply(left, rows)
    },
  }
}
