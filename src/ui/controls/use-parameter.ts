import { useCallback } from 'react'
import type { Parameter } from '../../experiment/parameter.ts'
import type { Value } from '../../experiment/values.ts'
import { parameterFacts, type ParameterFacts } from '../../store/parameter-facts.ts'
import { useFactsAlike, usePage } from '../page-context.tsx'

/** A parameter as its control sees it. */
export interface ParameterInUse extends ParameterFacts {
  /** Back to the default. */
  readonly clear: () => string | null
  /** Sets the value; a sentence says why it cannot be taken. */
  readonly set: (value: Value) => string | null
}

/** The value of a parameter and what a control may do with it; a change of another parameter renders nothing. */
export function useParameter(parameter: Parameter): ParameterInUse {
  const { actions } = usePage()
  const facts = useFactsAlike((state) => parameterFacts(parameter, state))
  const clear = useCallback(() => actions.clearParameter(parameter.key), [actions, parameter])
  const set = useCallback((value: Value) => actions.setParameter(parameter.key, value), [actions, parameter])
  return { ...facts, clear, set }
}
