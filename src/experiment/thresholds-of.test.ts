import { expect, it } from 'vitest'
import { resolve, specOf } from './experiment.ts'
import type { NumberParameter } from './parameter.ts'
import { parameterOf } from './parameters.ts'
import { predict } from '../theory/registry.ts'
import { thresholdsOf } from './thresholds-of.ts'

const lambda = parameterOf('lambdaW') as NumberParameter
const prediction = predict(specOf(resolve({ imbalance: 20 })))

it('shows the decays that hold for both while the features’ decay follows, else those at fixed features’ decay', () => {
  expect(thresholdsOf(lambda, {}, prediction).map(({ symbol }) => symbol)).toEqual(['λ₀', 'λ₁', 'λ₂'])
  expect(thresholdsOf(lambda, { lambdaH: 1e-3 }, prediction).map(({ symbol }) => symbol)).toEqual(['λ_W₀', 'λ_W₁', 'λ_W₂'])
})

it('finds R₀ by the parameter’s own key, and nothing without theory', () => {
  const imbalance = parameterOf('imbalance') as NumberParameter
  expect(thresholdsOf(imbalance, {}, prediction).map(({ symbol }) => symbol)).toContain('R₀')
  expect(thresholdsOf(imbalance, {}, null)).toEqual([])
})
