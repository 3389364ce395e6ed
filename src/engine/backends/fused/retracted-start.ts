import type { Matrix } from '../../../math/matrix.ts'
import type { Program } from '../../../model/program.ts'
import { execute } from '../../execute.ts'
import { createLoopsBackend } from '../loops.ts'

/** The start put on to the constraints of a program, in float64. */
export function retractedStart({ retraction, ...program }: Program, start: readonly Matrix[]): readonly Matrix[] {
  if (retraction === null) return start
  return execute(createLoopsBackend(), { ...program, retraction }, retraction, start)
}
