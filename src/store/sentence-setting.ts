import { decayOf, depthOf, type ModelSpec } from '../model/spec.ts'
import { numberText } from './sentence-words.ts'

/** What of the model stands beside the classes in a sentence: ' with a budget of E = 5'; nothing for one layer with weight decay. */
export function settingText(spec: ModelSpec): string {
  const setting = Object.hasOwn(settings, spec.model) ? settings[spec.model](spec) : ''
  const M = depthOf(spec)
  const layers = M > 1 ? ` through ${M} layers` : ''
  return `${setting}${layers}${isSquaredError(spec) ? ' with squared error' : ''}`
}

const settings: Readonly<Record<string, (spec: ModelSpec) => string>> = {
  layerPeeled: ({ values }) => ` with a budget of E = ${numberText(values.budgetH * values.budgetW)}`,
  batchNorm: (spec) => ` with batch norm and λ = ${numberText(decayOf(spec))}`,
  sphere: ({ values }) => ` on the sphere at τ = ${numberText(values.temperature)}`,
}

/** Whether a specification's loss is squared error. */
export function isSquaredError({ choices }: ModelSpec): boolean {
  return choices?.loss === 'squaredError'
}
