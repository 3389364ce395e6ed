import { inner, matrix, multiply, transpose, type Matrix } from './matrix.ts'
import { singularValues } from './singular-values.ts'

/**
 * How far two configurations of vectors are apart, whatever rotation or reflection lies between them:
 * δ² = min_Q ½ Σ_parts ‖A_p − B_p Q‖² / (‖A_p‖² + ‖B_p‖²) = ½ Σ_p 1 − ‖Σ_p B_pᵀA_p / (‖A_p‖² + ‖B_p‖²)‖_*, with the
 * nuclear norm, over orthogonal Q; with two parts 0 ≤ δ ≤ 1. Where the dimensions differ the smaller is filled up with zeros.
 * Parts that are zero on both sides count as equal. Source: Schönemann 1966.
 * @param parts pairs of K × d and K × d′; at least one.
 * @throws RangeError when two have not the same rows.
 */
export function alignedDistance(parts: readonly (readonly [a: Matrix, b: Matrix])[]): number {
  const [a0, b0] = parts[0]
  const cross = matrix(b0.cols, a0.cols)
  let present = 0
  for (const [a, b] of parts) {
    if (a.rows !== b.rows) throw new RangeError(`${a.rows} vectors cannot be compared with ${b.rows}`)
    const energy = inner(a, a) + inner(b, b)
    if (energy === 0) continue
    present++
    const product = multiply(transpose(b), a)
    for (let i = 0; i < cross.data.length; i++) cross.data[i] += product.data[i] / energy
  }
  // Wide rather than tall or the other way round is the same norm.
  const nuclear = singularValues(cross.rows >= cross.cols ? cross : transpose(cross)).values.reduce((sum, s) => sum + s, 0)
  return Math.sqrt(Math.max(0, present / 2 - nuclear) / Math.max(1, present / 2))
}
