// The command line: builds src/cli where its sources have changed, then runs it. Plain JavaScript, since
// Node 20 runs no TypeScript; a build takes about a second, the start of a built one a quarter.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isNodeSupported } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The rooms that the command line is made of; a change elsewhere builds nothing anew. */
const rooms = ['lib', 'math', 'model', 'metrics', 'theory', 'experiment', 'engine', 'sweep', 'store', 'cli']

/** Time after which another build's folder is thrown away, in milliseconds: no run uses it any more. */
const OLD = 24 * 3600 * 1000

/** A name for the present state of the sources: their paths, sizes and times, and those of the packages. */
function sourceKey() {
  const hash = createHash('sha256')
  const add = (/** @type {string} */ path) => {
    const { size, mtimeMs } = statSync(join(root, path))
    hash.update(`${path} ${size} ${mtimeMs}\n`)
  }
  for (const room of rooms) {
    const names = readdirSync(join(root, 'src', room), { recursive: true }).map(String)
    const sources = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    for (const name of sources.toSorted()) add(join('src', room, name))
  }
  for (const path of ['package-lock.json', 'scripts/lab.mjs']) add(path)
  return hash.digest('hex').slice(0, 16)
}

/** The folder for builds: beside the packages, or a temporary one where that cannot be written. */
function cacheFolder() {
  const folder = join(root, 'node_modules', '.cache', 'lab')
  try {
    mkdirSync(folder, { recursive: true })
    return folder
  } catch {
    return mkdtempSync(join(tmpdir(), 'lab-'))
  }
}

/**
 * Builds the command line into a folder that appears whole or not at all, whoever else builds it too.
 * @param {string} cache
 * @param {string} folder
 */
async function buildInto(cache, folder) {
  const { build } = await import('vite')
  const fresh = mkdtempSync(join(cache, 'building-'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    // All in one: TensorFlow.js's inner files have no endings, which Node does not resolve.
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: fresh,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      // Below node_modules no package says that .js files are modules.
      rolldownOptions: {
        input: [join(root, 'src/cli/main.ts'), join(root, 'src/cli/sweep-worker.ts')],
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
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

async function main() {
  if (!isNodeSupported(process.versions.node)) {
    throw new Error(`Node 20.19 or later 20.x, or 22.12 or later, is needed; this is ${process.versions.node}.`)
  }
  if (!existsSync(join(root, 'node_modules', 'vite'))) throw new Error('The packages are not installed: run npm ci.')
  const cache = cacheFolder()
  const folder = join(cache, sourceKey())
  if (!existsSync(folder)) {
    tidy(cache)
    await buildInto(cache, folder)
  }
  const { main: run } = await import(pathToFileURL(join(folder, 'main.mjs')).href)
  await run(process.argv.slice(2))
}

await main().catch((error) => {
  console.error(`error: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 2
})
