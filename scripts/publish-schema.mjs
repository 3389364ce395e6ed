import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const source = fileURLToPath(new URL('../src/cli/output-schemas.ts', import.meta.url))

/**
 * Puts the JSON schema of all that is read and written beside the built page, as schema.json. The module is
 * loaded only then: as an import of the configuration, every change of a registry would restart the server.
 * @returns {import('vite').Plugin}
 */
export function publishSchema() {
  return {
    name: 'publish-schema',
    apply: 'build',
    async generateBundle() {
      const { module } = await runnerImport(source, { logLevel: 'error' })
      this.emitFile({ type: 'asset', fileName: 'schema.json', source: module.schemaText() })
    },
  }
}
