import { expect, test } from 'vitest'
import { spreadLabels } from './spread-labels.ts'

test('labels with room stay where they belong', () => {
  expect(spreadLabels([20, 50, 80], 14, 100)).toEqual([20, 50, 80])
})

test('labels that would overlap are moved apart, in order and within the plot', () => {
  for (const wanted of [[50, 52, 54], [0, 0, 0], [100, 100], [95, 40, 41]]) {
    const placed = spreadLabels(wanted, 14, 100)
    placed.forEach((middle, i) => {
      expect(middle).toBeGreaterThanOrEqual(i === 0 ? 7 : placed[i - 1] + 14)
      expect(middle).toBeLessThanOrEqual(93)
    })
  }
})
