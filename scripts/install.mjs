// Installs the locked packages where they are missing or not the locked ones. Plain JavaScript with
// nothing but Node, since it runs first on a fresh machine.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** @typedef {{ version?: string, optional?: boolean }} Package */

/**
 * The packages that a lock file lists; none where there is no such file.
 * @param {string} path relative to the project's root
 * @returns {Record<string, Package>}
 */
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(`${root}/${path}`, 'utf8')).packages
  } catch {
    return {}
  }
}

/**
 * Whether every locked package is installed in its version; optional ones, made for other platforms, may be
 * absent.
 * @param {Record<string, Package>} locked
 * @param {Record<string, Package>} installed
 */
export function isInstalled(locked, installed) {
  return Object.entries(locked).every(([path, { version, optional }]) => {
    if (path === '') return true
    const here = installed[path]
    return here === undefined ? optional === true : here.version === version
  })
}

/**
 * Whether this project runs on a version of Node: 20.19 or later 20.x, 22.12 or later.
 * @param {string} version such as '20.19.0'
 */
export function isNodeSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
}

/** @returns {number} exit status */
function main() {
  if (!isNodeSupported(process.versions.node)) {
    console.error(`Node 20.19 or later 20.x, or 22.12 or later, is needed; this is ${process.versions.node}.`)
    return 1
  }
  // npm writes the second file once an installation is complete.
  if (isInstalled(packagesIn('package-lock.json'), packagesIn('node_modules/.package-lock.json'))) return 0
  console.log('Installing the packages (npm ci).')
  return spawnSync('npm ci', { cwd: root, shell: true, stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main()
