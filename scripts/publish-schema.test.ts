import { expect, test } from 'vitest'
import { build } from 'vite'
import { schemaText } from '../src/cli/output-schemas.ts'
import { publishSchema } from './publish-schema.mjs'

test('the built site carries the schema that the command line prints', async () => {
  const plugins = [publishSchema(), { name: 'page', resolveId: () => 'page', load: () => 'export {}' }]
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins,
    build: { write: false, lib: { entry: 'page', formats: ['es'] } },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []))
  expect(outputs.find(({ fileName }) => fileName === 'schema.json')).toMatchObject({ source: schemaText() })
})
