import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { quantities } from '../metrics/registry.ts'
import { chartKindOf, chartKinds, conventionsOf, firstConvention, openingCharts, otherWeighting } from './charts.ts'

test('every quantity can be shown, in exactly one chart', () => {
  const shown = chartKinds.flatMap((kind) => kind.quantities)
  expect(shown).toHaveLength(quantities.length)
  expect(new Set(shown)).toEqual(new Set(quantities))
  expect(new Set(chartKinds.map(({ key }) => key)).size).toBe(chartKinds.length)
})

test('the opening charts exist', () => {
  for (const key of openingCharts) expect(chartKindOf(key).key).toBe(key)
  expect(() => chartKindOf('nc5')).toThrow('nc5')
})

test('conventions are those of one idea', () => {
  const keys = (key: string) => conventionsOf(chartKindOf(key)).map((kind) => kind.key)
  expect(keys('nc1QuotientUnweighted')).toContain('nc1TraceWeighted')
  expect(keys('nc1QuotientUnweighted')).toContain('cdnv')
  expect(keys('nc2MeansWeighted')).toEqual(['nc2MeansWeighted', 'nc2MeansUnweighted'])
  expect(keys('gap')).toEqual(['gap'])
})

test('an idea is first shown in the convention of the opening, or the default of the registry', () => {
  const first = (key: string) => firstConvention(conventionsOf(chartKindOf(key))).key
  expect(first('cdnv')).toBe('nc1QuotientUnweighted')
  expect(first('nc2MeansWeighted')).toBe('nc2MeansUnweighted')
  expect(first('nc4BiasWeighted')).toBe('nc4BiasWeighted')
})

test('weighted and unweighted are each other’s other', () => {
  expect(otherWeighting(chartKindOf('nc1TraceWeighted'))?.key).toBe('nc1TraceUnweighted')
  expect(otherWeighting(chartKindOf('nc3SelfDualityUnweighted'))?.key).toBe('nc3SelfDualityWeighted')
  expect(otherWeighting(chartKindOf('gap'))).toBeNull()
})

test('docs/link-format.md names every chart, in order', () => {
  const text = readFileSync('docs/link-format.md', 'utf8')
  expect(text).toContain(`\n${chartKinds.map(({ key }) => `\`${key}\``).join(', ')}\n`)
})
