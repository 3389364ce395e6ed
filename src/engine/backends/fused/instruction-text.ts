import type { Instruction } from '../../../model/program.ts'
import { columnLoss, columnResidual } from '../wgsl/column-loss.ts'
import { lineRetract, lineTangent } from '../wgsl/line.ts'
import { rowInner, rowNormalise, rowNormaliseSlope } from '../wgsl/normalise.ts'
import type { Writer } from './writer.ts'

/**
 * The statements of one instruction, run by all threads of the workgroup together; `thread` is the
 * number of the thread. Between two instructions the caller puts a barrier.
 */
export function instructionText(instruction: Instruction, writer: Writer): string {
  switch (instruction.op) {
    case 'product':
      return productText(instruction, writer)
    case 'residual':
    case 'columnLosses':
      return columnText(instruction, writer)
    case 'combine':
      return combineText(instruction, writer)
    case 'ones':
      return onesText(instruction, writer)
    case 'inner':
      return sumText(instruction.out, instruction.a, instruction.b, writer)
    case 'sum':
      return sumText(instruction.out, instruction.a, null, writer)
    case 'tangent':
    case 'retract':
      return lineText(instruction, writer)
    case 'scaleRows':
      return scaleRowsText(instruction, writer)
    case 'normalise':
    case 'normaliseSlope':
    case 'rowInner':
      return rowText(instruction, writer)
  }
}

type Of<Op extends Instruction['op']> = Extract<Instruction, { readonly op: Op }>

/** A thread does items `thread`, `thread` + threads, … */
function each(items: number, threads: number, variable: string, body: string): string {
  return `for (var ${variable} = thread; ${variable} < ${items}; ${variable} += ${threads}) {${body}\n}`
}

/**
 * A thread an entry of op(A) op(B). Where there are fewer entries than threads (W's gradient: K·d
 * entries, N deep), several threads share an entry's depth and their parts are added in order.
 */
function productText(instruction: Of<'product'>, writer: Writer): string {
  const { threads } = writer
  const out = writer.matrix(instruction.out)
  const a = writer.matrix(instruction.a)
  const b = writer.matrix(instruction.b)
  const depth = instruction.transposeA ? a.rowCount : a.colCount
  const left = instruction.transposeA ? `k * ${a.cols} + row` : `row * ${a.cols} + k`
  const right = instruction.transposeB ? `column * ${b.cols} + k` : `k * ${b.cols} + column`
  const term = `${a.at(left)} * ${b.at(right)}`
  const entries = out.rowCount * out.colCount
  const entry = (index: string) => `let row = ${index} / ${out.cols}; let column = ${index} % ${out.cols};`
  const parts = Math.floor(threads / entries)
  if (parts < 2 || depth < 2 * parts) {
    return each(
      entries,
      threads,
      'i',
      `
    ${entry('i')}
    var sum = 0.0;
    for (var k = 0; k < ${depth}; k++) { sum += ${term}; }
    ${out.at('i')} = sum;`,
    )
  }
  return `
  let part = thread / ${entries};
  ${entry(`(thread % ${entries})`)}
  var share = 0.0;
  if (part < ${parts}) { for (var k = part; k < ${depth}; k += ${parts}) { share += ${term}; } }
  workgroupBarrier();
  partial[thread] = share;
  workgroupBarrier();
  if (thread < ${entries}) {
    var sum = 0.0;
    for (var p = thread; p < ${parts * entries}; p += ${entries}) { sum += partial[p]; }
    ${out.at('thread')} = sum;
  }`
}

function columnText({ op, loss, out, logits, targets }: Of<'residual' | 'columnLosses'>, writer: Writer): string {
  const write = op === 'residual' ? columnResidual : columnLoss
  const text = {
    logits: writer.matrix(logits),
    out: writer.matrix(out),
    column: 'column',
    ...writer.targets(targets, 'column'),
    nan: writer.nan,
  }
  return each(text.logits.colCount, writer.threads, 'column', write(loss, text))
}

function combineText({ out, terms }: Of<'combine'>, writer: Writer): string {
  const { rowCount, colCount, at } = writer.matrix(out)
  const sum = terms.map(({ factor, register }) => `${writer.number(factor)} * ${writer.matrix(register).at('i')}`)
  return each(rowCount * colCount, writer.threads, 'i', `${at('i')} = ${sum.join(' + ')};`)
}

function onesText({ out }: Of<'ones'>, writer: Writer): string {
  const { rowCount, colCount, at } = writer.matrix(out)
  return each(rowCount * colCount, writer.threads, 'i', `${at('i')} = 1.0;`)
}

/** Σ a_i b_i, or Σ a_i where b is null. */
function sumText(out: number, a: number, b: number | null, writer: Writer): string {
  const { rowCount, colCount, at } = writer.matrix(a)
  const term = b === null ? at('i') : `${at('i')} * ${writer.matrix(b).at('i')}`
  return `
  var share = 0.0;
  ${each(rowCount * colCount, writer.threads, 'i', `share += ${term};`)}
  let sum = total(thread, share);
  if (thread == 0) { ${writer.matrix(out).at('0')} = sum; }`
}

/** The whole matrix as one line: sums over all threads. */
function wholeText(instruction: Of<'tangent' | 'retract'>, writer: Writer): string {
  const { threads } = writer
  const point = writer.matrix(instruction.point)
  const out = writer.matrix(instruction.out)
  const entries = point.rowCount * point.colCount
  const weight = instruction.weights === null ? '1.0' : writer.row(instruction.weights, `(i % ${point.cols})`)
  const normal = `${weight} * ${point.at('i')}`
  if (instruction.op === 'retract') {
    return `
  var share = 0.0;
  ${each(entries, threads, 'i', `share += ${normal} * ${point.at('i')};`)}
  let square = total(thread, share);
  var scale = 0.0;
  if (square > 0.0) { scale = ${writer.number(instruction.radius)} / sqrt(square); }
  ${each(entries, threads, 'i', `${out.at('i')} = scale * ${point.at('i')};`)}`
  }
  const vector = writer.matrix(instruction.vector)
  return `
  var squareShare = 0.0;
  var overlapShare = 0.0;
  ${each(entries, threads, 'i', `let n = ${normal}; squareShare += n * n; overlapShare += n * ${vector.at('i')};`)}
  let square = total(thread, squareShare);
  let overlap = total(thread, overlapShare);
  var part = 0.0;
  if (square > 0.0) { part = overlap / square; }
  ${each(entries, threads, 'i', `${out.at('i')} = ${vector.at('i')} - part * ${normal};`)}`
}

function scaleRowsText({ out, a, factors }: Of<'scaleRows'>, writer: Writer): string {
  const { rowCount, colCount, cols, at } = writer.matrix(out)
  const factor = writer.matrix(factors).at(`(i / ${cols})`)
  return each(rowCount * colCount, writer.threads, 'i', `${at('i')} = ${factor} * ${writer.matrix(a).at('i')};`)
}

function rowText(instruction: Of<'normalise' | 'normaliseSlope' | 'rowInner'>, writer: Writer): string {
  const a = writer.matrix(instruction.a)
  const out = writer.matrix(instruction.out)
  return each(a.rowCount, writer.threads, 'row', bodyOf())
  function bodyOf(): string {
    if (instruction.op === 'normalise') return rowNormalise('row', a, out)
    if (instruction.op === 'rowInner') return rowInner('row', a, writer.matrix(instruction.b), out)
    return rowNormaliseSlope('row', a, writer.matrix(instruction.vector), out)
  }
}

function lineText(instruction: Of<'tangent' | 'retract'>, writer: Writer): string {
  const { along } = instruction
  if (along === 'all') return wholeText(instruction, writer)
  const point = writer.matrix(instruction.point)
  const out = writer.matrix(instruction.out)
  const body =
    instruction.op === 'tangent'
      ? lineTangent(along, 'line', point, writer.matrix(instruction.vector), out)
      : lineRetract(along, 'line', point, writer.number(instruction.radius), out)
  return each(along === 'rows' ? point.rowCount : point.colCount, writer.threads, 'line', body)
}
