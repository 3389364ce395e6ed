import type { Matrix } from '../math/matrix.ts'

/**
 * Writes where each row is drawn: out[3i … 3i+2] = basis · rowᵢ / unit. `rows` is S × d, `basis` 3 × d, `unit` > 0 in
 * model units, `out` at least 3S long, in scene units. Throws RangeError where these do not fit.
 */
export function projectRows(rows: Matrix, basis: Matrix, unit: number, out: Float32Array): void {
  const d = rows.cols
  if (basis.rows !== 3 || basis.cols !== d) {
    throw new RangeError(`a ${basis.rows} × ${basis.cols} basis does not project ${d} dimensions on to three`)
  }
  if (!(unit > 0)) throw new RangeError(`a scene unit must be a positive length, got ${unit}`)
  if (out.length < 3 * rows.rows) throw new RangeError(`${rows.rows} rows do not fit ${out.length} numbers`)
  const scale = 1 / unit
  for (let i = 0; i < rows.rows; i++) {
    let x = 0
    let y = 0
    let z = 0
    for (let j = 0; j < d; j++) {
      const value = rows.data[i * d + j]
      x += basis.data[j] * value
      y += basis.data[d + j] * value
      z += basis.data[2 * d + j] * value
    }
    out[3 * i] = x * scale
    out[3 * i + 1] = y * scale
    out[3 * i + 2] = z * scale
  }
}
