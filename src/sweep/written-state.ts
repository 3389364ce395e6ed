import type { Program } from '../model/program.ts'

/** The blocks of a state by name: vectors as lists, matrices as lists of rows. */
export type WrittenState = Readonly<Record<string, readonly number[] | readonly (readonly number[])[]>>

/** The state as a file holds it. */
export function writtenState(program: Program, state: readonly Float64Array[]): WrittenState {
  const blocks = program.blocks.map(({ name, register }, b) => {
    const { rows, cols } = program.shapes[register]
    const list = Array.from({ length: rows }, (_, i) => Array.from(state[b].subarray(i * cols, (i + 1) * cols)))
    return [name, isVector(name) ? list.flat() : list] as const
  })
  return Object.fromEntries(blocks)
}

/** Whether a file holds the block as a plain list. */
export function isVector(name: string): boolean {
  return name === 'gamma' || name === 'b'
}
