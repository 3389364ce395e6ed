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
  let sum = 0
  for (const block of blocks) sum += squaredNorm(block)
  return Math.sqrt(sum)
}

/** ‖x‖², added in order. */
export function squaredNorm(values: Float64Array): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i] * values[i]
  return total
}
