import type { Matrix } from '../../math/matrix.ts'
import type { Along } from '../../model/program.ts'

/** Calls `visit` with the first index, the stride and the length of every row or column, or of the whole. */
function eachLine(
  { rows, cols }: Matrix,
  along: Along,
  visit: (start: number, stride: number, length: number) => void,
): void {
  if (along === 'rows') for (let i = 0; i < rows; i++) visit(i * cols, 1, cols)
  else if (along === 'columns') for (let j = 0; j < cols; j++) visit(j, cols, rows)
  else visit(0, 1, rows * cols)
}

/** Column j times weight_j; the point itself without weights. */
function normalOf({ rows, cols, data }: Matrix, weights: Float64Array | null): Float64Array {
  if (weights === null) return data
  const out = new Float64Array(rows * cols)
  for (let i = 0; i < out.length; i++) out[i] = data[i] * weights[i % cols]
  return out
}

function lineInner(a: Float64Array, b: Float64Array, start: number, stride: number, length: number): number {
  let total = 0
  for (let i = 0; i < length; i++) total += a[start + i * stride] * b[start + i * stride]
  return total
}

/** v − n ⟨n, v⟩/⟨n, n⟩ line by line, n the weighted point; where n = 0 the line of v stays. */
export function tangent(
  point: Matrix,
  vector: Matrix,
  along: Along,
  weights: Float64Array | null,
  out: Matrix,
): Matrix {
  const normal = normalOf(point, weights)
  eachLine(point, along, (start, stride, length) => {
    const square = lineInner(normal, normal, start, stride, length)
    const share = square > 0 ? lineInner(normal, vector.data, start, stride, length) / square : 0
    for (let i = start; i < start + length * stride; i += stride) {
      out.data[i] = vector.data[i] - share * normal[i]
    }
  })
  return out
}

/** x · radius/√⟨n, x⟩ line by line, n the weighted point; where x = 0 it stays zero. */
export function retract(
  point: Matrix,
  radius: number,
  along: Along,
  weights: Float64Array | null,
  out: Matrix,
): Matrix {
  const normal = normalOf(point, weights)
  eachLine(point, along, (start, stride, length) => {
    const norm = Math.sqrt(lineInner(normal, point.data, start, stride, length))
    const scale = norm > 0 ? radius / norm : 0
    for (let i = start; i < start + length * stride; i += stride) out.data[i] = scale * point.data[i]
  })
  return out
}
