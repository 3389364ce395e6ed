import * as z from 'zod/mini'
import { schemaOf, type Parameter } from './parameter.ts'

/** The schema of the values of some parameters, each of which may be missing. */
export function valuesSchema(among: readonly Parameter[]) {
  const described = (parameter: Parameter) =>
    schemaOf(parameter).check(z.meta({ title: parameter.name, description: parameter.description }))
  const shape = Object.fromEntries(among.map((one) => [one.key, z.exactOptional(described(one))]))
  const description = 'Only what was chosen; a key that is missing takes its default.'
  return z.strictObject(shape).check(z.describe(description))
}
