/**
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * Passed and failed tests in the JSON report of Vitest or of Playwright. What was skipped, or passed only when
 * tried again, has not passed.
 * @param {unknown} report
 * @returns {Counts}
 * @throws {Error} where it is neither
 */
export function countTests(report) {
  const { stats, ...vitest } = /** @type {Record<string, any>} */ (report)
  const [total, passed] = stats
    ? [stats.expected + stats.unexpected + stats.flaky + stats.skipped, stats.expected]
    : [vitest['numTotalTests'], vitest['numPassedTests']]
  if (!Number.isInteger(total) || !Number.isInteger(passed)) throw new Error('Not a report of Vitest or Playwright.')
  return { passed, failed: total - passed }
}

/**
 * The sum of all counts. A step that failed without a failed test, such as the type check, counts as one failure,
 * so that the sum never reads well when a step failed.
 * @param {Counts[]} counts
 * @param {boolean} ok whether every step went well
 * @returns {Counts}
 */
export function sum(counts, ok) {
  const passed = counts.reduce((total, count) => total + count.passed, 0)
  const failed = counts.reduce((total, count) => total + count.failed, 0)
  return { passed, failed: ok ? failed : Math.max(1, failed) }
}
