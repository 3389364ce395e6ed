import { expect, test } from 'vitest'
import { chartKinds } from '../../experiment/charts.ts'
import { chartFamilies } from './chart-families.ts'
import { exchanged } from './exchanged.ts'

test('every chart can be chosen, once', () => {
  const offered = chartFamilies.flatMap(({ ideas }) => ideas.flatMap(({ kinds }) => kinds))
  expect(offered).toHaveLength(chartKinds.length)
  expect(new Set(offered)).toEqual(new Set(chartKinds))
})

test('a convention takes the place of another, or changes places with it', () => {
  expect(exchanged(['a', 'b', 'c'], 'b', 'x')).toEqual(['a', 'x', 'c'])
  expect(exchanged(['a', 'b', 'c'], 'a', 'c')).toEqual(['c', 'b', 'a'])
})
