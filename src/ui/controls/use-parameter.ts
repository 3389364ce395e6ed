import { resolve, valuesAt } from '../../experiment/experiment.ts'
import type { Parameter } from '../../experiment/parameter.ts'
import type { Value } from '../../experiment/values.ts'
import { useFacts, usePage } from '../page-context.tsx'

/** A parameter as its control sees it. */
export interface ParameterInUse {
  /** In force where a change would act: at the start, or at the moment on show. */
  readonly value: Value
  /** Why the control is off, or null. */
  readonly off: string | null
  /** Whether the value was chosen rather than left at its default. */
  readonly isChosen: boolean
  /** Back to the default. */
  readonly clear: () => string | null
  /** Sets the value; a sentence says why it cannot be taken. */
  readonly set: (value: Value) => string | null
}

/** The value of a parameter and what a control may do with it. */
export function useParameter(parameter: Parameter): ParameterInUse {
  const { actions } = usePage()
  const experiment = useFacts((state) => state.experiment)
  const moment = useFacts((state) => (state.fromHere && parameter.changeable ? state.onShow.t : 0))
  const resolved = resolve(valuesAt(experiment, moment))
  return {
    value: resolved[parameter.key],
    off: parameter.off?.(resolved) ?? null,
    isChosen: experiment.values[parameter.key] !== undefined,
    clear: () => actions.clearParameter(parameter.key),
    set: (value) => actions.setParameter(parameter.key, value),
  }
}
