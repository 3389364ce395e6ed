import { describe, expect, it } from 'vitest'
import { allowedText, schemaOf, type Parameter } from './parameter.ts'
import { parameterOf } from './parameters.ts'
import type { ParameterKey } from './values.ts'

describe('allowedText', () => {
  it.each<[ParameterKey, string]>([
    ['counts', '2 to 100 whole numbers from 1 to 20,000, separated by commas'],
    ['classes', 'a whole number from 2 to 1,000'],
    ['lambdaW', 'a number from 1e-6 to 1'],
    // Not "from 0": toLocaleString would round 1e-4 to three decimals.
    ['deviation', 'a number from 1e-4 to 10'],
    ['tolerance', 'a number from 1e-10 to 0.01'],
    ['seed', 'a whole number from 0 to 4,294,967,295'],
    ['imbalance', 'a number from 1 to 1,000,000'],
    ['horizon', 'a number from 1 to 1e15'],
    ['layerDecays', '1 to 9 numbers from 1e-8 to 1, separated by commas'],
  ])('says what %s may be', (key, text) => {
    expect(allowedText(parameterOf(key))).toBe(text)
  })
})

describe('allowedText of words', () => {
  it('lists them', () => {
    const options = ['red', 'blue'].map((value) => ({ value, label: value, description: '' }))
    const colour: Parameter = { ...parameterOf('model'), kind: 'choice', options, defaultValue: 'red' }
    expect(allowedText(colour)).toBe('one of red, blue')
  })
})

describe('schemaOf', () => {
  it.each<[ParameterKey, unknown, boolean]>([
    ['classes', 2, true],
    ['classes', 1000, true],
    ['classes', 1001, false],
    ['classes', 1, false],
    ['classes', 2.5, false],
    ['classes', '4', false],
    ['classes', NaN, false],
    ['imbalance', 1.5, true],
    ['imbalance', Infinity, false],
    ['model', 'weightDecay', true],
    ['model', 'constructor', false],
    ['counts', [], true],
    ['counts', [5], false],
    ['counts', [5, 5], true],
    ['counts', [5, 0], false],
    ['counts', [5, 1.5], false],
    ['counts', Array.from({ length: 101 }, () => 1), false],
    ['counts', 5, false],
    ['layerDecays', [], true],
    ['layerDecays', [1e-8, 0.25, 1], true],
    ['layerDecays', [0], false],
    ['layerDecays', [NaN], false],
    ['layerDecays', Array.from({ length: 10 }, () => 0.1), false],
    ['depth', 9, true],
    ['depth', 1.5, false],
  ])('%s of %j: %s', (key, value, allowed) => {
    expect(schemaOf(parameterOf(key)).safeParse(value).success).toBe(allowed)
  })
})
