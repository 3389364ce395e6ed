import type { Matrix } from '../math/matrix.ts'
import type { Program, Routine } from '../model/program.ts'
import { createDualPrimitives } from './backends/dual.ts'
import { createLoopsBackend } from './backends/loops.ts'
import { blocksOf } from './blocks.ts'
import { execute } from './execute.ts'
import type { Knot } from './knot.ts'

/** The linear classifier (K × d) and the features (d × N) that a state amounts to. */
export interface ShownState {
  readonly classifiers: Matrix
  readonly features: Matrix
}

const loops = createLoopsBackend()
const duals = createDualPrimitives()

/** The product of the layers and the features as the head sees them; the blocks themselves where they are both. */
export function shownState(program: Program, { state }: Pick<Knot, 'state'>): ShownState {
  const [classifiers, features] = execute(loops, program, shownOf(program), blocksOf(program, state))
  return { classifiers, features }
}

/** How fast both move at a knot. */
export function shownVelocity(program: Program, { state, velocity }: Pick<Knot, 'state' | 'velocity'>): ShownState {
  const slopes = blocksOf(program, velocity)
  const inputs = blocksOf(program, state).map((value, b) => ({ value, slope: slopes[b] }))
  const [classifiers, features] = execute(duals, program, shownOf(program), inputs)
  return { classifiers: classifiers.slope, features: features.slope }
}

/** Throws RangeError where a program is no model. */
function shownOf({ shown }: Program): Routine {
  if (shown === null) throw new RangeError('this program has no classifiers and features to show')
  return shown
}
