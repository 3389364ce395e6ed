import { dirname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importFault, roomOf, rooms } from './import-table.mjs'

/**
 * @typedef {{ type: string, [key: string]: any }} Node
 * @typedef {{ filename: string, report(problem: { node: Node, message: string }): void }} Context
 */

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** @param {string} path */
function fromRoot(path) {
  return relative(root, path).split(sep).join('/')
}

/**
 * The text of a literal or of a template without holes; `undefined` for what is computed at run time.
 * @param {Node | null | undefined} node
 * @returns {string | undefined}
 */
function textOf(node) {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  if (node?.type === 'TemplateLiteral' && node['quasis'].length === 1) return node['quasis'][0].value.cooked
  return undefined
}

/**
 * The import table as a lint rule. The linter's own `no-restricted-imports` sees neither types
 * imported by `import('…')` nor workers, and compares texts where this resolves paths.
 */
const importTable = {
  /** @param {Context} context */
  create(context) {
    const from = fromRoot(context.filename)

    /** @param {Node | null | undefined} node */
    const check = (node) => {
      const text = textOf(node)?.replace(/[?#].*$/, '')
      if (node == null || text === undefined) return
      const relativePath = text.startsWith('.') || text.startsWith('/')
      const base = text.startsWith('/') ? `${root}${text}` : resolve(dirname(context.filename), text)
      const fault = importFault(from, relativePath ? `./${fromRoot(base)}` : text)
      if (fault !== undefined) context.report({ node, message: fault })
    }

    return {
      /** @param {Node} node */
      Program(node) {
        const room = roomOf(from)
        if (room === undefined || rooms.includes(room)) return
        context.report({ node, message: `src/${room} is not a room of the house` })
      },
      /** @param {Node} node */
      ImportDeclaration: (node) => check(node['source']),
      /** @param {Node} node */
      ExportAllDeclaration: (node) => check(node['source']),
      /** @param {Node} node */
      ExportNamedDeclaration: (node) => check(node['source']),
      /** @param {Node} node */
      ImportExpression: (node) => check(node['source']),
      /** @param {Node} node */
      TSImportType: (node) => check(node['source']),
      /** A worker's file: `new URL('./worker.ts', import.meta.url)`. @param {Node} node */
      NewExpression(node) {
        const isAddress = node['callee'].name === 'URL' && node['arguments'][1]?.type === 'MemberExpression'
        if (isAddress) check(node['arguments'][0])
      },
    }
  },
}

export default { meta: { name: 'house' }, rules: { 'import-table': importTable } }
