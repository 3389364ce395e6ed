import { expect, it } from 'vitest'
import { resolve } from '../../experiment/experiment.ts'
import { parameters } from '../../experiment/parameters.ts'
import { models } from '../../model/registry.ts'
import { panelParameters } from './panel-parameters.ts'

it.each([
  ['weightDecay', 'lambdaW'],
  ['batchNorm', 'lambdaW'],
  ['layerPeeled', 'budgetH'],
  ['sphere', 'temperature'],
])('shows classes, imbalance, the knob of %s and the model, and start again is the fifth', (model, knob) => {
  expect(panelParameters(model).main.map(({ key }) => key)).toEqual(['classes', 'imbalance', knob, 'model'])
})

it('shows no knob where nothing holds the lengths', () => {
  expect(panelParameters('ulpm').main.map(({ key }) => key)).toEqual(['classes', 'imbalance', 'model'])
})

it.each(models.map(({ key }) => [key]))('loses no parameter under %s, and every main one put aside says why', (model) => {
  const { main, rest } = panelParameters(model)
  const ofRuns = parameters.filter(({ level }) => /^(main|more)$/.test(level))
  expect(new Set([...main, ...rest])).toEqual(new Set(ofRuns))
  for (const { level, off } of rest.filter((parameter) => parameter.level === 'main')) {
    expect([level, off?.(resolve({ model }))]).toEqual(['main', expect.stringMatching(/\.$/)])
  }
})
