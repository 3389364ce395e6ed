import { expect, test } from 'vitest'
import type { Experiment } from '../experiment/experiment.ts'
import { inForce } from './in-force.ts'

test('an experiment keeps what is in force, moment by moment and one apart from another', () => {
  const events = [{ t: 10, set: { lambdaW: 0.02 } }]
  const one: Experiment = { version: 1, values: { lambdaW: 0.01 }, events }
  const other: Experiment = { version: 1, values: { lambdaW: 0.05 }, events: [] }
  expect(inForce(one).lambdaW).toBe(0.01)
  expect(inForce(one, 20).lambdaW).toBe(0.02)
  expect(inForce(other).lambdaW).toBe(0.05)
  expect(inForce(one).lambdaW).toBe(0.01)
  // One object for one question: who compares it finds no change.
  expect(inForce(one)).toBe(inForce(one))
})
