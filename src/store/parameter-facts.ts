import type { Parameter } from '../experiment/parameter.ts'
import type { Value } from '../experiment/values.ts'
import { inForce } from './in-force.ts'
import type { LabState } from './state.ts'

/** What the control of a parameter shows. */
export interface ParameterFacts {
  /** In force where a change would act: at the start, or at the moment on show. */
  readonly value: Value
  /** Why the control is off, or null. */
  readonly off: string | null
  /** Whether the value was chosen rather than left at its default. */
  readonly isChosen: boolean
}

/** The facts of one parameter: a change of another leaves each of them the same object. */
export function parameterFacts(parameter: Parameter, { experiment, fromHere, onShow }: Pick<LabState, 'experiment' | 'fromHere' | 'onShow'>): ParameterFacts {
  const resolved = inForce(experiment, fromHere && parameter.changeable ? onShow.t : 0)
  return {
    value: resolved[parameter.key],
    off: parameter.off?.(resolved) ?? null,
    isChosen: experiment.values[parameter.key] !== undefined,
  }
}
