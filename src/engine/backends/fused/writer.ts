import { inputsOf } from '../../../model/instructions.ts'
import type { Program, Register, Routine, Targets } from '../../../model/program.ts'
import type { MatrixText } from '../wgsl/matrix-text.ts'

/** Where each register of a routine lies in one long row of float32 numbers. */
export interface Layout {
  /** Offset of each register that the routine touches, in numbers. */
  readonly offsets: ReadonlyMap<Register, number>
  readonly length: number
}

/** The state blocks in order, then every other register in the order of its first use. */
export function layoutOf(program: Program, routine: Routine): Layout {
  const offsets = new Map<Register, number>()
  let length = 0
  const place = (register: Register) => {
    if (offsets.has(register)) return
    offsets.set(register, length)
    length += program.shapes[register].rows * program.shapes[register].cols
  }
  program.blocks.forEach(({ register }) => place(register))
  routine.instructions.forEach((instruction) => [...inputsOf(instruction), instruction.out].forEach(place))
  return { offsets, length }
}

/**
 * What an instruction writes its text with. Shapes and offsets become constants of the text; every
 * number of the model (factors, radii, weights) and every label goes to a table and is read from
 * there, so that a new λ leaves the text as it is.
 */
export interface Writer {
  readonly threads: number
  matrix(register: Register): MatrixText & { readonly rowCount: number; readonly colCount: number }
  /** The expression that reads this number. */
  number(value: number): string
  /** Expressions that read the class and the weight of a column. */
  targets(targets: Targets, column: string): { readonly target: string; readonly weight: string }
  /** The expression that reads entry `index` of a constant row. */
  row(values: Float64Array, index: string): string
  /** An expression that is NaN, unknown to the compiler. */
  readonly nan: string
}

export interface Tables {
  readonly numbers: number[]
  readonly labels: number[]
}

/** A writer that fills `tables`; number 0 is NaN. */
export function createWriter(program: Program, layout: Layout, threads: number, tables: Tables): Writer {
  const { numbers, labels } = tables
  numbers.push(Number.NaN)
  const knownRows = new Map<Float64Array, number>()
  const known = new Map<Targets, { label: number; weight: number }>()
  return {
    threads,
    nan: 'numbers[0]',
    matrix: (register) => {
      const { rows, cols } = program.shapes[register]
      const offset = layout.offsets.get(register)
      const at = (index: string) => `memory[${offset} + ${index}]`
      return { rows: String(rows), cols: String(cols), rowCount: rows, colCount: cols, at }
    },
    number: (value) => `numbers[${numbers.push(value) - 1}]`,
    row: (values, index) => {
      const start = knownRows.get(values) ?? numbers.length
      if (!knownRows.has(values)) {
        knownRows.set(values, start)
        values.forEach((value) => numbers.push(value))
      }
      return `numbers[${start} + ${index}]`
    },
    targets: (targets, column) => {
      const start = known.get(targets) ?? { label: labels.length, weight: numbers.length }
      if (!known.has(targets)) {
        known.set(targets, start)
        targets.classes.forEach((label) => labels.push(label))
        targets.weights.forEach((weight) => numbers.push(weight))
      }
      return { target: `labels[${start.label} + ${column}]`, weight: `numbers[${start.weight} + ${column}]` }
    },
  }
}
