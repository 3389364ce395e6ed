import { matrix, type Matrix } from '../math/matrix.ts'
import type { Program, Routine } from '../model/program.ts'
import { createLoopsBackend } from './backends/loops.ts'
import { execute } from './execute.ts'
import type { Knot } from './knot.ts'

/** The linear classifier (K × d) and the features (d × N) that a state amounts to. */
export interface ShownState {
  readonly classifiers: Matrix
  readonly features: Matrix
}

const loops = createLoopsBackend()

/** The product of the layers and the features as the head sees them; the blocks themselves where they are both. */
export function shownState(program: Program, { state }: Pick<Knot, 'state'>): ShownState {
  return run(program, shownOf(program).state, state, [])
}

/** How fast both move at a knot. */
export function shownVelocity(program: Program, { state, velocity }: Pick<Knot, 'state' | 'velocity'>): ShownState {
  const shown = shownOf(program)
  return run(program, shown.velocity, [...state, ...velocity], shown.velocities)
}

/** Throws RangeError where a program is no model. */
function shownOf({ shown }: Program) {
  if (shown === null) throw new RangeError('this program has no classifiers and features to show')
  return shown
}

function run(program: Program, routine: Routine, values: readonly Float64Array[], further: readonly number[]): ShownState {
  const registers = [...program.blocks.map(({ register }) => register), ...further]
  const inputs = registers.map((register, i) => {
    const { rows, cols } = program.shapes[register]
    return matrix(rows, cols, values[i])
  })
  const [classifiers, features] = execute(loops, program, routine, inputs, further)
  return { classifiers, features }
}
