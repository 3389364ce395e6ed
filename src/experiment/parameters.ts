import { classParameters } from './class-parameters.ts'
import { modelParameters } from './model-parameters.ts'
import type { Parameter } from './parameter.ts'
import { runParameters } from './run-parameters.ts'
import type { ParameterKey } from './values.ts'

/**
 * The registry of parameters: controls, link keys, flags and sweep axes are derived from it.
 * Order matters: a default may depend on the parameters above it.
 */
export const parameters: readonly Parameter[] = [...classParameters, ...modelParameters, ...runParameters]

const byKey = new Map(parameters.map((parameter) => [parameter.key, parameter]))

/** The parameter of a key. */
export function parameterOf(key: ParameterKey): Parameter {
  return byKey.get(key) as Parameter
}
