import { inputsOf } from '../../../model/instructions.ts'
import type { Instruction } from '../../../model/program.ts'
import { columnLoss, columnResidual } from '../wgsl/column-loss.ts'
import { lineRetract, lineTangent } from '../wgsl/line.ts'
import { rowInner, rowNormalise, rowNormaliseSlope } from '../wgsl/normalise.ts'
import type { Phase, When } from './phase.ts'
import { productPhases } from './product-phases.ts'
import { sumPhases } from './sum-phases.ts'
import type { Writer } from './writer.ts'

type Of<Op extends Instruction['op']> = Extract<Instruction, { readonly op: Op }>

/** The phases of one instruction; a register is named 'r' and its number. */
export function instructionPhases(instruction: Instruction, when: When, writer: Writer): Phase[] {
  switch (instruction.op) {
    case 'product':
      return productPhases(instruction, when, writer)
    case 'inner':
    case 'sum':
      return totalPhases(instruction, when, writer)
    case 'tangent':
    case 'retract':
      return instruction.along === 'all' ? wholePhases(instruction, when, writer) : [linePhase(instruction, when, writer)]
    default:
      return [single(instruction, when, ...simple(instruction, writer))]
  }
}

function single(instruction: Instruction, when: When, items: number, body: string): Phase {
  const reads = inputsOf(instruction).map((register) => `r${register}`)
  return { when, items, body, reads, writes: [`r${instruction.out}`] }
}

/** Items and body of an instruction whose threads need nothing of each other. */
function simple(
  instruction: Of<'residual' | 'columnLosses' | 'combine' | 'ones' | 'scaleRows' | 'scaleColumns' | 'normalise' | 'normaliseSlope' | 'rowInner'>,
  writer: Writer,
): [number, string] {
  const out = writer.matrix(instruction.out)
  const entries = out.rowCount * out.colCount
  switch (instruction.op) {
    case 'residual':
    case 'columnLosses':
      return columns(instruction, writer)
    case 'combine': {
      const terms = instruction.terms.map(
        ({ factor, register }) => `${writer.number(factor)} * ${writer.matrix(register).at('n')}`,
      )
      return [entries, `${out.at('n')} = ${terms.join(' + ')};`]
    }
    case 'ones':
      return [entries, `${out.at('n')} = 1.0;`]
    case 'scaleRows': {
      const factor = writer.matrix(instruction.factors).at(`n / ${out.cols}`)
      return [entries, `${out.at('n')} = ${factor} * ${writer.matrix(instruction.a).at('n')};`]
    }
    case 'scaleColumns': {
      const weight = writer.row(instruction.weights, `n % ${out.cols}`)
      return [entries, `${out.at('n')} = ${weight} * ${writer.matrix(instruction.a).at('n')};`]
    }
    default: {
      const a = writer.matrix(instruction.a)
      if (instruction.op === 'normalise') return [a.rowCount, rowNormalise('n', a, out)]
      if (instruction.op === 'rowInner') return [a.rowCount, rowInner('n', a, writer.matrix(instruction.b), out)]
      return [a.rowCount, rowNormaliseSlope('n', a, writer.matrix(instruction.vector), out)]
    }
  }
}

/** A thread a column. */
function columns({ op, loss, out, logits, targets }: Of<'residual' | 'columnLosses'>, writer: Writer): [number, string] {
  const write = op === 'residual' ? columnResidual : columnLoss
  const text = { logits: writer.matrix(logits), out: writer.matrix(out), ...writer.targets(targets, 'n') }
  return [text.logits.colCount, write(loss, { ...text, column: 'n', nan: writer.nan })]
}

/** Σ a_i b_i, or Σ a_i. */
function totalPhases(instruction: Of<'inner' | 'sum'>, when: When, writer: Writer): Phase[] {
  const a = writer.matrix(instruction.a)
  const term = instruction.op === 'sum' ? a.at('e') : `${a.at('e')} * ${writer.matrix(instruction.b).at('e')}`
  return sumPhases(
    {
      when,
      size: a.rowCount * a.colCount,
      terms: [term],
      reads: inputsOf(instruction).map((register) => `r${register}`),
      offset: writer.place(instruction.out),
      name: `r${instruction.out}`,
    },
    writer,
  )
}

function linePhase(instruction: Of<'tangent' | 'retract'>, when: When, writer: Writer): Phase {
  const { along } = instruction
  if (along === 'all') throw new RangeError('a whole matrix is no line')
  const point = writer.matrix(instruction.point)
  const out = writer.matrix(instruction.out)
  const body =
    instruction.op === 'tangent'
      ? lineTangent(along, 'n', point, writer.matrix(instruction.vector), out)
      : lineRetract(along, 'n', point, writer.number(instruction.radius), out)
  return single(instruction, when, along === 'rows' ? point.rowCount : point.colCount, body)
}

/** The whole matrix as one line: sums over all entries, then the entries. */
function wholePhases(instruction: Of<'tangent' | 'retract'>, when: When, writer: Writer): Phase[] {
  const point = writer.matrix(instruction.point)
  const out = writer.matrix(instruction.out)
  const size = point.rowCount * point.colCount
  const name = `r${instruction.out} sums`
  const offset = writer.reserve(2)
  const weight = (entry: string) =>
    instruction.weights === null ? '' : `${writer.row(instruction.weights, `${entry} % ${point.cols}`)} * `
  const prepare = `let normal = ${weight('e')}${point.at('e')};`
  const square = writer.memory(offset, '0')
  const reads = inputsOf(instruction).map((register) => `r${register}`)
  const entries = (body: string): Phase => ({
    when,
    items: size,
    reads: [...reads, name],
    writes: [`r${instruction.out}`],
    body,
  })
  if (instruction.op === 'retract') {
    const terms = [`normal * ${point.at('e')}`]
    const body = `
  var scale = 0.0;
  if (${square} > 0.0) { scale = ${writer.number(instruction.radius)} / sqrt(${square}); }
  ${out.at('n')} = scale * ${point.at('n')};`
    return [...sumPhases({ when, size, prepare, terms, reads, offset, name }, writer), entries(body)]
  }
  const vector = writer.matrix(instruction.vector)
  const terms = ['normal * normal', `normal * ${vector.at('e')}`]
  const body = `
  var part = 0.0;
  if (${square} > 0.0) { part = ${writer.memory(offset, '1')} / ${square}; }
  ${out.at('n')} = ${vector.at('n')} - part * (${weight('n')}${point.at('n')});`
  return [...sumPhases({ when, size, prepare, terms, reads, offset, name }, writer), entries(body)]
}
