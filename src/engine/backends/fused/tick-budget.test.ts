import { expect, test } from 'vitest'
import { createTickBudget } from './tick-budget.ts'

test('a first chunk of a large gradient is short', () => {
  expect(createTickBudget(1e3).ticks).toBe(32)
  expect(createTickBudget(1e8).ticks).toBe(2)
  expect(createTickBudget(1e12).ticks).toBe(1)
})

test('chunks grow to twelve milliseconds, at most fourfold at once, and shrink to them', () => {
  const budget = createTickBudget(1e3)
  budget.took(0.1)
  expect(budget.ticks).toBe(128)
  budget.took(6)
  expect(budget.ticks).toBe(256)
  budget.took(48)
  expect(budget.ticks).toBe(64)
  budget.took(1e6)
  expect(budget.ticks).toBe(1)
  for (let i = 0; i < 20; i++) budget.took(0.01)
  expect(budget.ticks).toBe(1024)
})

test('without a clock chunks double', () => {
  const budget = createTickBudget(1e3)
  budget.took(0)
  expect(budget.ticks).toBe(64)
})
