import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu/dist/webgpu_program'
import type { LossKind, Shape } from '../../model/program.ts'
import { columnLoss, columnResidual } from './wgsl/column-loss.ts'
import { functions } from './wgsl/functions.ts'
import { lineRetract, lineTangent, type Lines } from './wgsl/line.ts'
import type { MatrixText } from './wgsl/matrix-text.ts'
import { rowInner, rowNormalise, rowNormaliseSlope } from './wgsl/normalise.ts'

/** Threads of a workgroup where each thread has its own entry, column or line. */
const THREADS = 64

/** Threads of a workgroup that adds up, and entries of a share from which another group pays. */
const ADDERS = 256
const SHARE = 16 * ADDERS

/** A matrix that TensorFlow.js binds under this name, its shape in the uniforms. */
function matrixText(name: string): MatrixText {
  const shape = `uniforms.${name === 'result' ? 'outShape' : `${name}Shape`}`
  return { rows: `${shape}.x`, cols: `${shape}.y`, at: (index) => `${name}[${index}]` }
}

const result = matrixText('result')

/** A kernel whose thread number `index` does one of `items` pieces of work. No size is in its text. */
function kernel(
  key: string,
  out: Shape,
  items: number,
  inputs: readonly string[],
  body: string,
  uniforms = '',
): WebGPUProgram {
  return {
    // TensorFlow.js completes the key in place: every dispatch needs an object of its own.
    shaderKey: `collapse_${key}`,
    outputShape: [out.rows, out.cols],
    // Both output dimensions along x, so that `main` is called with a flat index.
    dispatchLayout: { x: [0, 1] },
    dispatch: [Math.ceil(items / THREADS), 1, 1],
    workgroupSize: [THREADS, 1, 1],
    variableNames: [...inputs],
    uniforms: `items : i32, ${uniforms}`,
    getUserCode: () => `
${functions}
fn main(index : i32) {
  if (index >= uniforms.items) { return; }
  ${body}
}`,
  }
}

/** Columns of logits, classes (1 × N, int32) and weights (1 × N) to the residual (K × N); a thread a column. */
export function residualKernel(loss: LossKind, logits: Shape): WebGPUProgram {
  return kernel(`residual_${loss}`, logits, logits.cols, columnInputs, columnResidual(loss, columnText))
}

/** The same inputs to the weighted losses (1 × N). */
export function columnLossesKernel(loss: LossKind, logits: Shape): WebGPUProgram {
  const out = { rows: 1, cols: logits.cols }
  return kernel(`losses_${loss}`, out, logits.cols, columnInputs, columnLoss(loss, columnText))
}

const columnInputs = ['logits', 'classes', 'weights'] as const

const columnText = {
  logits: matrixText('logits'),
  out: result,
  column: 'index',
  target: 'classes[index]',
  weight: 'weights[index]',
  nan: 'uniforms.NAN',
}

/** Σ_i factor_i X_i; the factors are uniforms after `items`. */
export function combineKernel(shape: Shape, terms: number): WebGPUProgram {
  const names = Array.from({ length: terms }, (_, t) => `x${t}`)
  const sum = names.map((name, t) => `uniforms.f${t} * ${name}[index]`).join(' + ')
  const uniforms = names.map((_, t) => `f${t} : f32, `).join('')
  const key = `combine_${terms}`
  return kernel(key, shape, shape.rows * shape.cols, names, `result[index] = ${sum};`, uniforms)
}

/** 1 everywhere. */
export function onesKernel(shape: Shape): WebGPUProgram {
  return kernel('ones', shape, shape.rows * shape.cols, [], 'result[index] = 1.0;')
}

/** Point and vector to the vector's part tangent to the spheres through the point's lines; a thread a line. */
export function tangentKernel(along: Lines, shape: Shape): WebGPUProgram {
  const body = lineTangent(along, 'index', matrixText('point'), matrixText('vector'), result)
  return kernel(`tangent_${along}`, shape, lineCount(along, shape), ['point', 'vector'], body)
}

/** Point to the point with lines of norm `radius`, a uniform after `items`; a thread a line. */
export function retractKernel(along: Lines, shape: Shape): WebGPUProgram {
  const body = lineRetract(along, 'index', matrixText('point'), 'uniforms.radius', result)
  return kernel(`retract_${along}`, shape, lineCount(along, shape), ['point'], body, 'radius : f32, ')
}

/** Vector, normal, ⟨n, v⟩ and ⟨n, n⟩ (1 × 1 each) to v − n ⟨n, v⟩/⟨n, n⟩; a thread an entry. */
export function wholeTangentKernel(shape: Shape): WebGPUProgram {
  const body = `
  var share = 0.0;
  if (square[0] > 0.0) { share = overlap[0] / square[0]; }
  result[index] = vector[index] - share * normal[index];`
  return kernel('tangent_all', shape, shape.rows * shape.cols, ['vector', 'normal', 'overlap', 'square'], body)
}

/** Point and its squared length (1 × 1) to the point of length `radius`, a uniform; a thread an entry. */
export function wholeRetractKernel(shape: Shape): WebGPUProgram {
  const body = `
  var scale = 0.0;
  if (square[0] > 0.0) { scale = uniforms.radius / sqrt(square[0]); }
  result[index] = scale * point[index];`
  return kernel('retract_all', shape, shape.rows * shape.cols, ['point', 'square'], body, 'radius : f32, ')
}

/** Each column times its factor (1 × columns); a thread an entry. */
export function scaleColumnsKernel(shape: Shape): WebGPUProgram {
  const body = 'result[index] = a[index] * factors[index % uniforms.outShape.y];'
  return kernel('scale_columns', shape, shape.rows * shape.cols, ['a', 'factors'], body)
}

/** Each row times its factor (rows × 1); a thread an entry. */
export function scaleRowsKernel(shape: Shape): WebGPUProgram {
  const body = 'result[index] = a[index] * factors[index / uniforms.outShape.y];'
  return kernel('scale_rows', shape, shape.rows * shape.cols, ['a', 'factors'], body)
}

/** Each row with mean 0 and variance 1; a thread a row. */
export function normaliseKernel(shape: Shape): WebGPUProgram {
  return kernel('normalise', shape, shape.rows, ['a'], rowNormalise('index', matrixText('a'), result))
}

/** The Jacobian of that at `a` times `vector`; a thread a row. */
export function normaliseSlopeKernel(shape: Shape): WebGPUProgram {
  const body = rowNormaliseSlope('index', matrixText('a'), matrixText('vector'), result)
  return kernel('normalise_slope', shape, shape.rows, ['a', 'vector'], body)
}

/** Σ_j a_ij b_ij of each row (rows × 1); a thread a row. */
export function rowInnerKernel({ rows }: Shape): WebGPUProgram {
  const body = rowInner('index', matrixText('a'), matrixText('b'), result)
  return kernel('row_inner', { rows, cols: 1 }, rows, ['a', 'b'], body)
}

/** Count of work items, the first uniform of every kernel above. */
export function lineCount(along: Lines, shape: Shape): number {
  return along === 'rows' ? shape.rows : shape.cols
}

/** How many partial sums a first pass over this many entries makes; 1 where one pass is all. */
export function shareCount(entries: number): number {
  return Math.min(ADDERS, Math.ceil(entries / SHARE))
}

/**
 * Σ a_i, or Σ a_i b_i, in `shareCount` partial sums (1 × that). A fixed tree: each thread adds every
 * (256 · shares)th entry, then halves fold. Two runs add in the same order, so the bits agree.
 */
export function sumKernel(kind: 'sum' | 'inner', entries: number): WebGPUProgram {
  const groups = shareCount(entries)
  const term = kind === 'sum' ? 'a[i]' : 'a[i] * b[i]'
  return {
    shaderKey: `collapse_${kind}`,
    outputShape: [1, groups],
    dispatchLayout: { x: [0, 1] },
    dispatch: [groups, 1, 1],
    workgroupSize: [ADDERS, 1, 1],
    variableNames: kind === 'sum' ? ['a'] : ['a', 'b'],
    uniforms: 'items : i32, ',
    getUserCode: () => `
var<workgroup> partial : array<f32, ${ADDERS}>;
fn main(index : i32) {
  let thread = i32(localIndex);
  var sum = 0.0;
  for (var i = index; i < uniforms.items; i += ${ADDERS} * i32(numWorkgroups.x)) { sum += ${term}; }
  partial[thread] = sum;
  workgroupBarrier();
  for (var width = ${ADDERS / 2}; width > 0; width /= 2) {
    if (thread < width) { partial[thread] += partial[thread + width]; }
    workgroupBarrier();
  }
  if (thread == 0) { result[workgroupId.x] = partial[0]; }
}`,
  }
}
