import { LEAST_SPREAD } from '../loops-normalise.ts'
import type { MatrixText } from './matrix-text.ts'

/** Statements that write row `row` of a with mean 0 and variance 1; zero where all its entries are equal. */
export function rowNormalise(row: string, a: MatrixText, out: MatrixText): string {
  return `
  ${moments(row, a)}
  for (var i = start; i < end; i++) { ${out.at('i')} = scale * (${a.at('i')} - mean); }`
}

/** Statements that write row `row` of (v − mean(v) − y mean(y ∘ v))/deviation, y the normalised row of a. */
export function rowNormaliseSlope(row: string, a: MatrixText, vector: MatrixText, out: MatrixText): string {
  return `
  ${moments(row, a)}
  var drift = 0.0;
  var overlap = 0.0;
  for (var i = start; i < end; i++) {
    drift += ${vector.at('i')};
    overlap += scale * (${a.at('i')} - mean) * ${vector.at('i')};
  }
  drift /= length;
  overlap /= length;
  for (var i = start; i < end; i++) {
    ${out.at('i')} = scale * (${vector.at('i')} - drift - scale * (${a.at('i')} - mean) * overlap);
  }`
}

/** Statements that write entry `row` of Σ_j a_ij b_ij. */
export function rowInner(row: string, a: MatrixText, b: MatrixText, out: MatrixText): string {
  return `
  var sum = 0.0;
  for (var i = ${row} * ${a.cols}; i < (${row} + 1) * ${a.cols}; i++) { sum += ${a.at('i')} * ${b.at('i')}; }
  ${out.at(row)} = sum;`
}

/** Declares start, end and length of a row, its mean, and scale = 1/√variance (0 where that is 0). */
function moments(row: string, { cols, at }: MatrixText): string {
  return `
  let start = ${row} * ${cols};
  let end = start + ${cols};
  let length = f32(${cols});
  var mean = 0.0;
  for (var i = start; i < end; i++) { mean += ${at('i')}; }
  mean /= length;
  var variance = 0.0;
  for (var i = start; i < end; i++) { variance += (${at('i')} - mean) * (${at('i')} - mean); }
  variance /= length;
  var scale = 0.0;
  let deviation = sqrt(variance);
  if (deviation > ${LEAST_SPREAD} * abs(mean)) { scale = 1.0 / deviation; }`
}
