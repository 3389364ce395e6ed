import { expect, test } from 'vitest'
import { liveText, type LiveReading } from './live-text.ts'

const cosine = (value: number): LiveReading => ({ name: 'minority cosine', value, predicted: 1, isShare: false })
const distance = (value: number): LiveReading => ({ name: 'distance from the prediction', value, predicted: null, isShare: true })

test('numbers with their trend, and what is predicted', () => {
  expect(liveText([cosine(0.52), distance(0.031)], [cosine(0.4), distance(0.2)])).toBe(
    'minority cosine 0.52 and rising, 1.00 predicted; distance from the prediction 3.1 % and falling',
  )
  expect(liveText([cosine(-0.333)], null)).toBe('minority cosine −0.33, 1.00 predicted')
})

test('what has not changed in substance is not told again', () => {
  expect(liveText([cosine(0.52)], [cosine(0.521)])).toBeNull()
  expect(liveText([cosine(0.52), distance(0.03)], [cosine(0.521), distance(0.02)])).toMatch(/3 % and rising$/)
  expect(liveText([], null)).toBeNull()
})

test('a share that is all but gone is called so', () => {
  expect(liveText([distance(1e-6)], [distance(0.1)])).toBe('distance from the prediction under 0.01 % and falling')
})

test('another set of numbers is news', () => {
  expect(liveText([distance(0.1)], [cosine(0.5), distance(0.1)])).toBe('distance from the prediction 10 %')
})
