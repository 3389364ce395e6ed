/**
 * The rooms of src/ in order: a room may import itself and the rooms before it, types included.
 */
export const rooms = [
  'lib',
  'theme',
  'math',
  'model',
  'metrics',
  'theory',
  'experiment',
  'engine',
  'sweep',
  'lessons',
  'worker',
  'store',
  'scene',
  'charts',
  'ui',
  'cli',
]

/**
 * Rooms that may import less than what stands before them: those that draw know no state.
 * @type {Record<string, string[]>}
 */
export const narrowRooms = {
  scene: ['lib', 'theme', 'math'],
  charts: ['lib', 'theme', 'math'],
}

const reactHomes = ['src/ui', 'src/main.tsx']

/**
 * Packages that may be imported in a few places only; a scope stands for all its packages.
 * @type {Record<string, string[]>}
 */
export const packageHomes = {
  three: ['src/scene'],
  uplot: ['src/charts'],
  react: reactHomes,
  'react-dom': reactHomes,
  'react-aria-components': reactHomes,
  zustand: ['src/store'],
  zundo: ['src/store'],
  '@tensorflow': ['src/engine/backends', 'bench'],
}

/**
 * Why an import breaks the table, or `undefined` where it is allowed.
 * @param {string} from path of the importing file, relative to the project's root, with forward slashes
 * @param {string} target path of the imported file likewise, or the name of a package
 * @returns {string | undefined}
 */
export function importFault(from, target) {
  return target.startsWith('./') ? fileFault(from, target.slice(2)) : packageFault(from, target)
}

/**
 * The room that a file stands in; `undefined` at the root of src/ and outside.
 * @param {string} path relative to the project's root, with forward slashes
 * @returns {string | undefined}
 */
export function roomOf(path) {
  return /^src\/([^/]+)\//.exec(path)?.[1]
}

/** @type {typeof importFault} */
function fileFault(from, target) {
  const room = roomOf(from)
  if (room === undefined) return undefined
  const other = roomOf(target)
  if (other === undefined) return `src/${room} may import rooms of src/ only, not ${target}`
  if (other === room) return undefined
  const allowed = narrowRooms[room] ?? rooms.slice(0, Math.max(0, rooms.indexOf(room)))
  return allowed.includes(other) ? undefined : `src/${room} may not import src/${other}`
}

/** @type {typeof importFault} */
function packageFault(from, target) {
  const home = Object.entries(packageHomes).find(([name]) => target === name || target.startsWith(`${name}/`))
  if (home === undefined) return undefined
  const [name, places] = home
  const allowed = places.some((place) => from === place || from.startsWith(`${place}/`))
  return allowed ? undefined : `${name} may be imported in ${places.join(' and ')} only`
}
