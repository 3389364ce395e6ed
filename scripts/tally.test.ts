import { expect, test } from 'vitest'
import { countTests, sum } from './tally.mjs'

test("Vitest's and Playwright's reports are counted, and what was skipped or flaky has not passed", () => {
  expect(countTests({ numTotalTests: 7, numPassedTests: 4 })).toEqual({ passed: 4, failed: 3 })
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
  expect(countTests({ stats })).toEqual({ passed: 5, failed: 4 })
})

test('anything else is refused', () => {
  expect(() => countTests({})).toThrow('Not a report')
  expect(() => countTests({ stats: {} })).toThrow('Not a report')
})

test('reports are added up', () => {
  const counts = [
    { passed: 4, failed: 0 },
    { passed: 5, failed: 1 },
  ]
  expect(sum(counts, true)).toEqual({ passed: 9, failed: 1 })
})

test('a failed step without a failed test counts as one failure', () => {
  expect(sum([], false)).toEqual({ passed: 0, failed: 1 })
  expect(sum([{ passed: 4, failed: 3 }], false)).toEqual({ passed: 4, failed: 3 })
})
