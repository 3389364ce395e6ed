import { expect, it } from 'vitest'
import { markSizes } from './mark-sizes.ts'

it('ends a full arrow at the surface of a full mean’s mark', () => {
  for (const K of [2, 4, 10, 1000]) {
    const { reach, mean } = markSizes(K)
    expect(reach + mean).toBeCloseTo(1, 12)
  }
})

it('shrinks marks with the number of classes, never to nothing', () => {
  const means = [2, 4, 5, 10, 100, 1000].map((K) => markSizes(K).mean)
  expect(means[0]).toBe(means[1])
  for (let i = 2; i < means.length; i++) expect(means[i]).toBeLessThan(means[i - 1])
  // About three CSS pixels on a canvas 640 high, where the unit is about 260.
  expect(means[5]).toBeGreaterThan(0.012)
})
