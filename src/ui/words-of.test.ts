import { expect, test } from 'vitest'
import { wordsOf } from './words-of.ts'

test('digits, signs and exponents are no words', () => {
  expect(wordsOf('the cosine is 0.21; now −0.05.')).toBe('the cosine is #; now #')
  const at = (value: string) => wordsOf(`angles within ${value} of 109.5°, loss ${value}`)
  expect(at('3.1')).toBe(at('1e−5'))
  expect(at('3.1')).toBe(at('2.0·10⁻⁵'))
  expect(wordsOf('3 of 16 tried')).toBe(wordsOf('12 of 16 tried'))
})

test('what happens is in the words', () => {
  expect(wordsOf('R = 20 is below R₀ = 47.6: now 0.21.')).not.toBe(wordsOf('R = 50 is above R₀ = 47.6: now 0.21.'))
  expect(wordsOf('on the way; 0.2')).not.toBe(wordsOf('at rest; 0.2'))
})
