import type { Matrix } from '../../../math/matrix.ts'
import type { Program, Routine } from '../../../model/program.ts'
import { execute } from '../../execute.ts'
import type { Backend } from '../contract.ts'
import { createLoopsBackend } from '../loops.ts'

/** Largest relative error of one rounding in float32. */
export const ROUNDING = 2 ** -24

/** ‖a − b‖/‖b‖ in the Frobenius norm; 0 where both are zero, NaN where either is. */
export function relativeError(a: Float64Array, b: Float64Array): number {
  const gap = Math.hypot(...a.map((x, i) => x - b[i]))
  return gap === 0 ? 0 : gap / Math.hypot(...b)
}

/** The largest |a_i − b_i|/|b_i|; where b_i = 0, a_i must be 0. */
export function worstEntry(a: Float64Array, b: Float64Array): number {
  return a.reduce((worst, x, i) => Math.max(worst, x === b[i] ? 0 : Math.abs(x - b[i]) / Math.abs(b[i])), 0)
}

/**
 * What two engines may differ by, relative in the Frobenius norm. Adding n products one by one in
 * float32 errs by about √(n/2) roundings of the sum's own size; the deepest sum of a program is
 * its longest side. The 8 covers the other instructions; measured are 1 to 6 roundings in all.
 */
export function tolerance(program: Program): number {
  const longest = Math.max(...program.shapes.flatMap(({ rows, cols }) => [rows, cols]))
  return ROUNDING * (8 + Math.sqrt(longest))
}

/** The outputs of a routine by this engine. */
export async function outputsBy<T>(
  backend: Backend<T>,
  program: Program,
  routine: Routine,
  state: readonly Matrix[],
): Promise<Float64Array[]> {
  const tensors = state.map((block) => backend.upload(block, block.data))
  const outputs = execute(backend, program, routine, tensors)
  const values = await backend.read(outputs)
  new Set([...tensors, ...outputs]).forEach((tensor) => backend.release(tensor))
  return values
}

/** The outputs of a routine by the float64 referee. */
export function outputsByReferee(program: Program, routine: Routine, state: readonly Matrix[]): Promise<Float64Array[]> {
  return outputsBy(createLoopsBackend(), program, routine, state)
}
