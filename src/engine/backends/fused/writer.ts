import type { Program, Register, Targets } from '../../../model/program.ts'
import type { MatrixText } from '../wgsl/matrix-text.ts'

/** A matrix of the program as text, and how large it is. */
export interface PlacedMatrix extends MatrixText {
  readonly rowCount: number
  readonly colCount: number
}

/** The numbers and labels that an instance of a kernel reads. */
export interface Tables {
  readonly numbers: number[]
  readonly labels: number[]
}

/**
 * What phases write their text with. Shapes and offsets become constants of the text; every number of
 * the model (factors, radii, weights) and every label goes to a table and is read from there, so that
 * a new λ leaves the text as it is. All offsets count from `base`, where the memory of an instance begins.
 */
export interface Writer {
  readonly tables: Tables
  /** Threads that a phase should keep busy. */
  readonly threads: number
  /** Length of the memory of one instance so far, in numbers. */
  length(): number
  /** Places numbers that belong to no register; returns their offset. */
  reserve(length: number): number
  /** Places a register behind all others, unless it has its place. */
  place(register: Register): number
  /** Gives a register the place of another. */
  alias(register: Register, to: Register): void
  /** The expression for number `index` behind `offset`. */
  memory(offset: number, index: string): string
  matrix(register: Register): PlacedMatrix
  /** The expression that reads this number. */
  number(value: number): string
  /** Expressions that read the class and the weight of a column. */
  targets(targets: Targets, column: string): { readonly target: string; readonly weight: string }
  /** The expression that reads entry `index` of a constant row. */
  row(values: Float64Array, index: string): string
  /** An expression that is NaN, unknown to the compiler. */
  readonly nan: string
}

/** A writer with empty tables but for number 0, which is NaN. */
export function createWriter(program: Program, threads: number): Writer {
  const numbers: number[] = [Number.NaN]
  const labels: number[] = []
  const rows = new Map<Float64Array, number>()
  const columns = new Map<Targets, { label: number; weight: number }>()
  const offsets = new Map<Register, number>()
  let length = 0
  const reserve = (count: number) => (length += count) - count
  const place = (register: Register) => {
    const { rows: height, cols: width } = program.shapes[register]
    const offset = offsets.get(register) ?? reserve(height * width)
    offsets.set(register, offset)
    return offset
  }
  const numberAt = (index: string | number) => `numbers[instance * NUMBERS + ${index}]`
  const memory = (offset: number, index: string) => `memory[base + ${offset} + ${index}]`
  return {
    tables: { numbers, labels },
    threads,
    length: () => length,
    reserve,
    place,
    alias: (register, to) => void offsets.set(register, place(to)),
    memory,
    nan: numberAt(0),
    matrix: (register) => {
      const { rows: rowCount, cols: colCount } = program.shapes[register]
      const offset = place(register)
      const at = (index: string) => memory(offset, index)
      return { rows: String(rowCount), cols: String(colCount), rowCount, colCount, at }
    },
    number: (value) => numberAt(numbers.push(value) - 1),
    row: (values, index) => {
      const start = rows.get(values) ?? numbers.length
      if (!rows.has(values)) {
        rows.set(values, start)
        values.forEach((value) => numbers.push(value))
      }
      return numberAt(`${start} + ${index}`)
    },
    targets: (targets, column) => {
      const start = columns.get(targets) ?? { label: labels.length, weight: numbers.length }
      if (!columns.has(targets)) {
        columns.set(targets, start)
        targets.classes.forEach((label) => labels.push(label))
        targets.weights.forEach((weight) => numbers.push(weight))
      }
      const target = `labels[instance * LABELS + ${start.label} + ${column}]`
      return { target, weight: numberAt(`${start.weight} + ${column}`) }
    },
  }
}
