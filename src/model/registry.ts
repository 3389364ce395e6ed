import { UserError } from '../lib/errors.ts'
import { batchNorm } from './batch-norm.ts'
import { layerPeeled } from './layer-peeled.ts'
import type { Model } from './model.ts'
import type { Program } from './program.ts'
import type { ModelSpec } from './spec.ts'
import { sphere } from './sphere.ts'
import { ulpm } from './ulpm.ts'
import { weightDecay } from './weight-decay.ts'

/** Every model, in the order of the model control. */
export const models: readonly Model[] = [weightDecay, ulpm, layerPeeled, batchNorm, sphere]

/** The model of that key; throws UserError that lists what there is. */
export function modelOf(key: string): Model {
  const model = models.find((candidate) => candidate.key === key)
  if (model === undefined) {
    throw new UserError(`There is no model “${key}”; there are ${models.map((m) => m.key).join(', ')}.`)
  }
  return model
}

/** The program of a specification. */
export function buildProgram(spec: ModelSpec): Program {
  return modelOf(spec.model).build(spec)
}
