// Builds a program of this project for Node where its sources have changed, and loads it. Plain JavaScript, since
// Node 20 runs no TypeScript; a build takes about a second, the start of a built one a quarter.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isNodeSupported } from './install.mjs'

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Time after which another build's folder is thrown away, in milliseconds: no run uses it any more. */
const OLD = 24 * 3600 * 1000

/**
 * @typedef {object} ProgramOfFiles
 * @property {string} name of its folder of builds
 * @property {string[]} folders of its sources, from the project's root
 * @property {string[]} inputs the files to build, the first with the function `main`; the others are its threads
 * @property {string[]} [external] packages that are left to be loaded as they are
 * @property {string} [banner] what every built file begins with
 */

/**
 * The built program's first module.
 * @param {ProgramOfFiles} program
 * @throws {Error} with a sentence for the user where it cannot be built here
 */
export async function buildProgram(program) {
  if (!isNodeSupported(process.versions.node)) {
    throw new Error(`Node 20.19 or later 20.x, or 22.12 or later, is needed; this is ${process.versions.node}.`)
  }
  if (!existsSync(join(root, 'node_modules', 'vite'))) throw new Error('The packages are not installed: run npm ci.')
  const cache = cacheFolder(program)
  const folder = join(cache, sourceKey(program))
  if (!existsSync(folder)) {
    tidy(cache)
    await buildInto(program, cache, folder)
  }
  return import(pathToFileURL(join(folder, `${parse(program.inputs[0]).name}.mjs`)).href)
}

/**
 * A name for the present state of the sources: their paths, sizes and times, and those of the packages.
 * @param {ProgramOfFiles} program
 */
function sourceKey({ folders, name }) {
  const hash = createHash('sha256')
  const add = (/** @type {string} */ path) => {
    const { size, mtimeMs } = statSync(join(root, path))
    hash.update(`${path} ${size} ${mtimeMs}\n`)
  }
  for (const folder of folders) {
    const names = readdirSync(join(root, folder), { recursive: true }).map(String)
    const sources = names.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    for (const file of sources.toSorted()) add(join(folder, file))
  }
  for (const path of ['package-lock.json', 'scripts/build-program.mjs', `scripts/${name}.mjs`]) add(path)
  return hash.digest('hex').slice(0, 16)
}

/**
 * The folder for builds: beside the packages, or a temporary one where that cannot be written.
 * @param {ProgramOfFiles} program
 */
function cacheFolder({ name }) {
  const folder = join(root, 'node_modules', '.cache', name)
  try {
    mkdirSync(folder, { recursive: true })
    return folder
  } catch {
    return mkdtempSync(join(tmpdir(), `${name}-`))
  }
}

/**
 * Builds into a folder that appears whole or not at all, whoever else builds it too.
 * @param {ProgramOfFiles} program
 * @param {string} cache
 * @param {string} folder
 */
async function buildInto({ inputs, external = [], banner = '' }, cache, folder) {
  const { build } = await import('vite')
  const fresh = mkdtempSync(join(cache, 'building-'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    // All in one: TensorFlow.js's inner files have no endings, which Node does not resolve.
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      outDir: fresh,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      // Below node_modules no package says that .js files are modules.
      rolldownOptions: {
        input: inputs.map((path) => join(root, path)),
        output: { banner, entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  try {
    renameSync(fresh, folder)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/**
 * Throws away what earlier builds have left.
 * @param {string} cache
 */
function tidy(cache) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name)
    if (Date.now() - statSync(path).mtimeMs > OLD) rmSync(path, { recursive: true, force: true })
  }
}
