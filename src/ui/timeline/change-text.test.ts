import { expect, test } from 'vitest'
import type { Experiment, RunEvent } from '../../experiment/experiment.ts'
import { changeText } from './change-text.ts'

const made = (...events: RunEvent[]): Experiment => ({ version: 1, values: { lambdaW: 0.003 }, events })

test('a ramp says where it goes, which way, and how long it takes', () => {
  const loop = made({ t: 100, set: { lambdaW: 0.05, over: 10_000 } }, { t: 20_000, set: { lambdaW: 0.003, over: 10_000 } })
  expect(changeText(loop, 0)).toBe('λ rises to 0.05 within 10,000')
  expect(changeText(loop, 1)).toBe('λ falls to 0.003 within 10,000')
})

test('a kick and a displacement are told with their size', () => {
  expect(changeText(made({ t: 1, set: { kick: 0.1, moveMean: [2, 0.3, 0, 0.4] } }), 0)).toBe('a kick of 0.1, class mean 2 moved by 0.5')
})

test('what changes at once is an equation, and a nudge is told as one', () => {
  expect(changeText(made({ t: 1, set: { imbalance: 5, lambdaW: 0.1 } }), 0)).toBe('R = 5, λ = 0.1')
  expect(changeText(made({ t: 1, set: { nudge: 0.01 } }), 0)).toBe('a nudge of 0.01 along the steepest way down')
  expect(changeText(made({ t: 1, set: { nudge: 0.01, imbalance: 5 } }), 0)).toBe('a nudge of 0.01 along the steepest way down, R = 5')
})
