import type { Matrix } from '../../math/matrix.ts'
import type { Along } from '../../model/program.ts'

/** Calls `visit` with the first index, the stride and the length of every row or column. */
function eachLine(
  { rows, cols }: Matrix,
  along: Along,
  visit: (start: number, stride: number, length: number) => void,
): void {
  if (along === 'rows') for (let i = 0; i < rows; i++) visit(i * cols, 1, cols)
  else for (let j = 0; j < cols; j++) visit(j, cols, rows)
}

function lineInner(a: Float64Array, b: Float64Array, start: number, stride: number, length: number): number {
  let total = 0
  for (let i = 0; i < length; i++) total += a[start + i * stride] * b[start + i * stride]
  return total
}

/** v − x ⟨x, v⟩/⟨x, x⟩ line by line; where x = 0 the line of v stays. */
export function tangent(point: Matrix, vector: Matrix, along: Along, out: Matrix): Matrix {
  eachLine(point, along, (start, stride, length) => {
    const square = lineInner(point.data, point.data, start, stride, length)
    const share = square > 0 ? lineInner(point.data, vector.data, start, stride, length) / square : 0
    for (let i = start; i < start + length * stride; i += stride) {
      out.data[i] = vector.data[i] - share * point.data[i]
    }
  })
  return out
}

/** x · radius/‖x‖ line by line; where x = 0 it stays zero. */
export function retract(point: Matrix, radius: number, along: Along, out: Matrix): Matrix {
  eachLine(point, along, (start, stride, length) => {
    const norm = Math.sqrt(lineInner(point.data, point.data, start, stride, length))
    const scale = norm > 0 ? radius / norm : 0
    for (let i = start; i < start + length * stride; i += stride) out.data[i] = scale * point.data[i]
  })
  return out
}
