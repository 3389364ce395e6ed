import type { LossKind } from '../../../model/program.ts'
import type { MatrixText } from './matrix-text.ts'

/** What the text of a column's loss refers to; all are WGSL expressions. */
export interface ColumnText {
  readonly logits: MatrixText
  readonly out: MatrixText
  /** The column. */
  readonly column: string
  /** Class of the column. */
  readonly target: string
  /** Weight of the column. */
  readonly weight: string
  /** A NaN that the compiler cannot see. */
  readonly nan: string
}

/**
 * Statements that write column c of ∂/∂Z Σ_c weight_c ℓ(z_c, y_c): weight (p − e_y), the entry of
 * the true class as −Σ_{j≠y} p_j; squared error: weight (z − e_y). Needs `functions`.
 */
export function columnResidual(loss: LossKind, text: ColumnText): string {
  return loss === 'crossEntropy' ? crossEntropyResidual(text) : squaredResidual(text)
}

/** Statements that write entry c of weight_c ℓ(z_c, y_c). Needs `functions`. */
export function columnLoss(loss: LossKind, text: ColumnText): string {
  return loss === 'crossEntropy' ? crossEntropy(text) : halfSquare(text)
}

function crossEntropyResidual({ logits, out, column, target, weight, nan }: ColumnText): string {
  const entry = (k: string) => `${k} * ${logits.cols} + ${column}`
  return `
  ${largest(logits, column)}
  var sum = 0.0;
  var others = 0.0;
  for (var k = 0; k < ${logits.rows}; k++) {
    let e = expNegative(${logits.at(entry('k'))} - top);
    ${out.at(entry('k'))} = e;
    sum += e;
    if (k != ${target}) { others += e; }
  }
  let scale = select(${nan}, ${weight} / sum, finite);
  for (var k = 0; k < ${logits.rows}; k++) {
    if (k == ${target}) {
      ${out.at(entry('k'))} = -others * scale;
    } else {
      ${out.at(entry('k'))} *= scale;
    }
  }`
}

function squaredResidual({ logits, out, column, target, weight }: ColumnText): string {
  return `
  for (var k = 0; k < ${logits.rows}; k++) {
    let entry = k * ${logits.cols} + ${column};
    ${out.at('entry')} = ${weight} * (${logits.at('entry')} - select(0.0, 1.0, k == ${target}));
  }`
}

/** (z_m − z_y) + log1p(Σ_{k≠m} e^{z_k − z_m}), m the largest. */
function crossEntropy({ logits, out, column, target, weight, nan }: ColumnText): string {
  const entry = (k: string) => logits.at(`${k} * ${logits.cols} + ${column}`)
  return `
  ${largest(logits, column)}
  var others = 0.0;
  for (var k = 0; k < ${logits.rows}; k++) {
    if (k != best) { others += expNegative(${entry('k')} - top); }
  }
  let loss = top - ${entry(target)} + log1pPositive(others);
  ${out.at(column)} = select(${nan}, ${weight} * loss, finite);`
}

function halfSquare({ logits, out, column, target, weight }: ColumnText): string {
  return `
  var sum = 0.0;
  for (var k = 0; k < ${logits.rows}; k++) {
    let gap = ${logits.at(`k * ${logits.cols} + ${column}`)} - select(0.0, 1.0, k == ${target});
    sum += gap * gap;
  }
  ${out.at(column)} = 0.5 * ${weight} * sum;`
}

/** Declares `best`, the index of the largest logit of the column, its value `top`, and `finite`. */
function largest(logits: MatrixText, column: string): string {
  return `
  var best = 0;
  var top = ${logits.at(column)};
  var finite = isFinite(top);
  for (var k = 1; k < ${logits.rows}; k++) {
    let z = ${logits.at(`k * ${logits.cols} + ${column}`)};
    finite = finite && isFinite(z);
    if (z > top) {
      top = z;
      best = k;
    }
  }`
}
