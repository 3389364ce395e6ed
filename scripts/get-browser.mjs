import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright/test'
import { chromiumCandidates } from './browser.mjs'
import { runCommand } from './run-command.mjs'

/**
 * What the search needs of the machine; a test brings its own.
 * @typedef {object} Machine
 * @property {() => string[]} candidates where a browser may be, the preferred first
 * @property {(path: string) => boolean} exists
 * @property {typeof runCommand} run
 * @property {(line: string) => void} say
 * @property {string} playwrightBrowser where Playwright's installer puts its browser
 * @property {string} platform as in `process.platform`
 * @property {boolean} isRoot
 */

/** @type {Machine} */
const thisMachine = {
  candidates: chromiumCandidates,
  exists: existsSync,
  run: runCommand,
  say: console.log,
  playwrightBrowser: chromium.executablePath(),
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
}

const playwright = fileURLToPath(new URL('../node_modules/playwright/cli.js', import.meta.url))

const advice =
  'No Chromium was found, and none could be installed. Install Chromium or Chrome (Debian: apt-get install chromium; ' +
  'macOS: brew install --cask chromium; elsewhere: https://www.google.com/chrome) or set ' +
  'PLAYWRIGHT_CHROMIUM_PATH to the program, then run the tests again.'

/**
 * Path of a browser that runs. Where there is none: Playwright's installer, then the system's package manager.
 * @param {Machine} machine
 * @returns {Promise<string>}
 * @throws {Error} with a sentence for the user where no browser can be had
 */
export async function getBrowser(machine = thisMachine) {
  for (const remedy of [async () => {}, downloadPlaywrights, installLibraries, installPackage]) {
    await remedy(machine)
    const path = await workingBrowser(machine)
    if (path !== undefined) return path
  }
  throw new Error(advice)
}

/** @param {Machine} machine */
async function workingBrowser(machine) {
  for (const path of machine.candidates()) {
    if (machine.exists(path) && (await runs(machine, path))) return path
  }
  return undefined
}

/**
 * A browser that is there may still lack a system library. On Windows, `--version` opens a window instead.
 * @param {Machine} machine
 * @param {string} path
 */
async function runs(machine, path) {
  return machine.platform === 'win32' || (await machine.run(path, ['--version'], { seconds: 30, quiet: true })).ok
}

/** @param {Machine} machine */
async function downloadPlaywrights(machine) {
  machine.say("No browser found: downloading Playwright's Chromium (about 180 MB, at most 10 minutes).")
  const command = [process.execPath, playwright, 'install', '--no-shell', 'chromium']
  // A host that does not answer is given up after 10 s in place of 30, since there are several attempts.
  await attempt(machine, command, { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' })
}

/** @param {Machine} machine */
async function installLibraries(machine) {
  if (!machine.exists(machine.playwrightBrowser)) return
  const sudo = await aptPrefix(machine)
  if (sudo === undefined) return
  machine.say("Playwright's Chromium does not start: installing the system libraries it needs (playwright install-deps).")
  await attempt(machine, [...sudo, process.execPath, playwright, 'install-deps', 'chromium'])
}

/** @param {Machine} machine */
async function installPackage(machine) {
  const sudo = await aptPrefix(machine)
  if (sudo === undefined) return
  machine.say("Installing the system's Chromium (apt-get update; apt-get install chromium).")
  const apt = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
  if (!(await attempt(machine, [...apt, 'update']))) return
  await attempt(machine, [...apt, 'install', '-y', '--no-install-recommends', 'chromium'])
}

/**
 * What must stand before apt-get: nothing for root, `sudo -n` where that asks for no password; `undefined` where
 * there is no apt-get or no right to use it.
 * @param {Machine} machine
 * @returns {Promise<string[] | undefined>}
 */
async function aptPrefix(machine) {
  if (machine.platform !== 'linux' || !machine.exists('/usr/bin/apt-get')) return undefined
  if (machine.isRoot) return []
  return (await machine.run('sudo', ['-n', 'true'], { seconds: 10, quiet: true })).ok ? ['sudo', '-n'] : undefined
}

/**
 * Runs one step and says in a line why it failed.
 * @param {Machine} machine
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} [env]
 */
async function attempt(machine, [command = '', ...args], env = {}) {
  const { ok, output } = await machine.run(command, args, { seconds: 600, quiet: true, env })
  const reason = /^E(?:rror)?: .*/m.exec(output)?.[0] ?? 'it did not end well in time'
  if (!ok) machine.say(`  Not possible: ${reason}`)
  return ok
}
