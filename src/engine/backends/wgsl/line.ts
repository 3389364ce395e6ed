import type { Along } from '../../../model/program.ts'
import type { MatrixText } from './matrix-text.ts'

/** The lines of a matrix, each the work of one thread; a matrix as a whole is the work of many. */
export type Lines = Exclude<Along, 'all'>

/**
 * Statements that write one line (`line`, a row or column number) of v − x ⟨x, v⟩/⟨x, x⟩; where x = 0
 * the line of v stays. Squares of x must lie within float32: norms from 10⁻¹⁹ to 10¹⁹.
 */
export function lineTangent(along: Lines, line: string, point: MatrixText, vector: MatrixText, out: MatrixText): string {
  return `
  ${span(along, line, point)}
  var square = 0.0;
  var overlap = 0.0;
  for (var i = start; i < end; i += stride) {
    square += ${point.at('i')} * ${point.at('i')};
    overlap += ${point.at('i')} * ${vector.at('i')};
  }
  var share = 0.0;
  if (square > 0.0) { share = overlap / square; }
  for (var i = start; i < end; i += stride) {
    ${out.at('i')} = ${vector.at('i')} - share * ${point.at('i')};
  }`
}

/** Statements that write one line of x · radius/‖x‖; where x = 0 it stays zero. */
export function lineRetract(along: Lines, line: string, point: MatrixText, radius: string, out: MatrixText): string {
  return `
  ${span(along, line, point)}
  var square = 0.0;
  for (var i = start; i < end; i += stride) { square += ${point.at('i')} * ${point.at('i')}; }
  var scale = 0.0;
  if (square > 0.0) { scale = ${radius} / sqrt(square); }
  for (var i = start; i < end; i += stride) { ${out.at('i')} = scale * ${point.at('i')}; }`
}

function span(along: Lines, line: string, { rows, cols }: MatrixText): string {
  return along === 'rows'
    ? `let start = ${line} * ${cols}; let stride = 1; let end = start + ${cols};`
    : `let start = ${line}; let stride = ${cols}; let end = ${rows} * ${cols};`
}
