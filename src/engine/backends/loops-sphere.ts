import type { Matrix } from '../../math/matrix.ts'
import type { Along } from '../../model/program.ts'

/** The rows or columns of a matrix, or the whole as one line, as places in its data. */
interface Lines {
  readonly count: number
  /** From the start of one line to that of the next. */
  readonly step: number
  /** From one entry of a line to the next. */
  readonly stride: number
  readonly length: number
}

function linesOf({ rows, cols }: Matrix, along: Along): Lines {
  if (along === 'rows') return { count: rows, step: cols, stride: 1, length: cols }
  if (along === 'columns') return { count: cols, step: 1, stride: cols, length: rows }
  return { count: 1, step: 0, stride: 1, length: rows * cols }
}

/** Column j times weight_j; the point itself without weights. */
function normalOf({ rows, cols, data }: Matrix, weights: Float64Array | null): Float64Array {
  if (weights === null) return data
  const out = new Float64Array(rows * cols)
  for (let i = 0; i < out.length; i++) out[i] = data[i] * weights[i % cols]
  return out
}

/** Σ a_i b_i over the line that begins at `start`. */
function lineInner(a: Float64Array, b: Float64Array, start: number, { stride, length }: Lines): number {
  let total = 0
  const end = start + length * stride
  for (let i = start; i < end; i += stride) total += a[i] * b[i]
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
  const lines = linesOf(point, along)
  for (let line = 0; line < lines.count; line++) tangentLine(normal, vector.data, line * lines.step, lines, out.data)
  return out
}

function tangentLine(normal: Float64Array, vector: Float64Array, start: number, line: Lines, out: Float64Array): void {
  const square = lineInner(normal, normal, start, line)
  const share = square > 0 ? lineInner(normal, vector, start, line) / square : 0
  const end = start + line.length * line.stride
  for (let i = start; i < end; i += line.stride) out[i] = vector[i] - share * normal[i]
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
  const lines = linesOf(point, along)
  for (let line = 0; line < lines.count; line++) {
    const start = line * lines.step
    const norm = Math.sqrt(lineInner(normal, point.data, start, lines))
    const scale = norm > 0 ? radius / norm : 0
    const end = start + lines.length * lines.stride
    for (let i = start; i < end; i += lines.stride) out.data[i] = scale * point.data[i]
  }
  return out
}
