import { matrix, type Matrix } from '../math/matrix.ts'
import type { Program } from '../model/program.ts'

/** The arrays of a state, one a block, as matrices over them; nothing is copied. */
export function blocksOf(program: Program, values: readonly Float64Array[]): Matrix[] {
  return program.blocks.map(({ register }, b) => {
    const { rows, cols } = program.shapes[register]
    return matrix(rows, cols, values[b])
  })
}

/** ‖X‖ over all blocks. */
export function normOfBlocks(blocks: readonly Float64Array[]): number {
  return Math.sqrt(blocks.reduce((sum, block) => sum + block.reduce((total, x) => total + x * x, 0), 0))
}
