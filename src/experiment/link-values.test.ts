import { describe, expect, it } from 'vitest'
import { readValue, readValues } from './link-values.ts'
import { parameterOf } from './parameters.ts'
import type { ParameterKey } from './values.ts'

describe('readValue', () => {
  it.each<[ParameterKey, string, unknown]>([
    ['classes', '6', 6],
    ['classes', '+6.0', 6],
    ['seed', '-0', 0],
    ['imbalance', '1e2', 100],
    ['model', 'weightDecay', 'weightDecay'],
    ['counts', '3,4', [3, 4]],
    ['counts', '', []],
    ['layerDecays', '5e-4,0.001,1', [5e-4, 1e-3, 1]],
    ['layerDecays', '', []],
    ['columns', 'means', 'means'],
    ['depth', '3', 3],
  ])('reads %s from %j', (key, text, value) => {
    expect(readValue(parameterOf(key), text)).toEqual({ value })
  })

  it.each<[ParameterKey, string]>([
    ['classes', ''],
    ['classes', '6.5'],
    ['model', '0'],
    ['counts', '3,'],
    ['counts', '3;4'],
    ['counts', '3,x'],
    ['layerDecays', '5e-4,'],
    ['layerDecays', '0'],
    ['layerDecays', '1e-9'],
    ['layerDecays', '-1e-3'],
    ['layerDecays', '1e400'],
    ['layerDecays', '.1.1'],
    ['layerDecays', '1,1,1,1,1,1,1,1,1,1'],
    ['depth', '10'],
    ['balancing', 'reweight'],
    ['temperature', 'Infinity'],
  ])('refuses %s from %j', (key, text) => {
    expect(readValue(parameterOf(key), text)).toHaveProperty('problem', expect.stringContaining(`“${text}”`))
  })
})

describe('readValues', () => {
  it('falls back key by key', () => {
    const { values, problems } = readValues(new Map(Object.entries({ K: '3', KB: '3', R: 'x', lambda: '0.1' })))
    expect(values).toEqual({ classes: 3, lambdaW: 0.1 })
    expect(problems).toHaveLength(2)
  })
})
