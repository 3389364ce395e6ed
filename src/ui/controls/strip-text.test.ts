import { expect, test } from 'vitest'
import type { NumberParameter } from '../../experiment/parameter.ts'
import { parameterOf } from '../../experiment/parameters.ts'
import { stripOf } from '../../store/strip.ts'
import { readingText, stripSentence } from './strip-text.ts'

const imbalance = parameterOf('imbalance') as NumberParameter

test('a strip in a sentence: what is predicted here, and the next threshold, ahead or else behind', () => {
  const strip = stripOf({}, imbalance)!
  expect(stripSentence(imbalance, strip, 20, 0.4963)).toBe(
    'Cosine of classifiers between minority classes against R: predicted 0.50 at 20. Next threshold: R₀ = 47.6, minority classifiers merge.',
  )
  expect(stripSentence(imbalance, strip, 60, 1)).toContain('at 60. Next threshold: R₀ = 47.6')
  expect(stripSentence(imbalance, strip, 1, 'no minority')).toContain('against R: no minority at 1.')
  expect(stripSentence(imbalance, { ...strip, thresholds: [] }, 1, 'vanished')).toMatch(/predicted vanished at 1\.$/)
})

test('readings have two decimals, with a true minus', () => {
  expect([0.4963, -1 / 3, 12.34].map(readingText)).toEqual(['0.50', '−0.33', '12.3'])
})
