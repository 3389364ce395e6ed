// Every check in order, ended by the first that fails. The last line is `N passed, N failed`.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getBrowser } from './get-browser.mjs'
import { runCommand } from './run-command.mjs'
import { countTests, sum } from './tally.mjs'

const reports = 'test-results'
const unitReport = `${reports}/unit.json`
const journeyReport = `${reports}/e2e.json`

/** The browser's path reaches Vitest and Playwright by the environment. */
async function searchBrowser() {
  try {
    process.env['PLAYWRIGHT_CHROMIUM_PATH'] = await getBrowser()
    console.log(process.env['PLAYWRIGHT_CHROMIUM_PATH'])
    return true
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}

/**
 * A step that is one of the project's own tools.
 * @param {string} path of its program inside node_modules
 * @param {string[]} args
 */
function tool(path, ...args) {
  return async () => (await runCommand(process.execPath, [`node_modules/${path}`, ...args])).ok
}

/** @type {[string, () => Promise<boolean>][]} */
const steps = [
  ['Lint', tool('oxlint/bin/oxlint')],
  ['Types', tool('typescript/bin/tsc', '-p', '.')],
  ['Browser', searchBrowser],
  [
    'Unit and GPU tests',
    tool('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`),
  ],
  ['Build', tool('vite/bin/vite.js', 'build')],
  ['Journeys through the built site', tool('playwright/cli.js', 'test', '--config', 'e2e')],
]

/**
 * Runs a step, saying its name and how long it took.
 * @param {string} name
 * @param {() => Promise<boolean>} step
 */
async function timed(name, step) {
  console.log(`\n▶ ${name}`)
  const start = performance.now()
  const ok = await step()
  console.log(`${ok ? '✓' : '✗'} ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return ok
}

async function main() {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)))
  rmSync(reports, { recursive: true, force: true })
  let ok = true
  for (const [name, step] of steps) {
    ok = await timed(name, step)
    if (!ok) break
  }
  const counts = [unitReport, journeyReport]
    .filter((path) => existsSync(path))
    .map((path) => countTests(JSON.parse(readFileSync(path, 'utf8'))))
  const { passed, failed } = sum(counts, ok)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

await main()
