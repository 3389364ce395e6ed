import { expect, test } from 'vitest'
import * as z from 'zod'
import { openingShared } from '../experiment/shared.ts'
import { opening as lesson } from '../lessons/opening.ts'
import metricsFixture from '../metrics/fixtures/metrics.json'
import { quantities } from '../metrics/registry.ts'
import { publishedSchema, schemaText } from './output-schemas.ts'
import { callLab } from './testing/call-lab.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const folder = temporaryFolder()
// A busy machine takes many times the second or two of the slowest.
const published = publishedSchema() as { readonly $defs: Readonly<Record<string, unknown>> }

interface Described {
  readonly title?: string
  readonly description?: string
  readonly properties: Readonly<Record<string, Described>>
  readonly items: Described
}

/** Whether the published schema's part of this name takes the data, read from the JSON schema by itself. */
function takes(name: string, data: unknown): boolean {
  return z.fromJSONSchema(published.$defs[name] as Parameters<typeof z.fromJSONSchema>[0]).safeParse(data).success
}

test('the command prints the schema', async () => {
  expect(await callLab(['schema'])).toMatchObject({ code: 0, out: schemaText(), err: '' })
  expect(JSON.parse(schemaText())).toEqual(published)
})

test('every quantity is described by its name and convention', () => {
  const { quantities: schema } = (published.$defs.run as Described).properties.times.items.properties
  const described = Object.entries(schema.properties)
  expect(described.map(([key, { title, description }]) => [key, title, description])).toEqual(
    quantities.map(({ key, name, convention }) => [key, name, convention]),
  )
})

test('every output fits its part of the schema, and no other part', async () => {
  const link = 'R=48&bias=penalised&events=20:R=2'
  const run: unknown = JSON.parse((await callLab(['run', link, '--until', '50', '--at', '0,end', '--json', '-'])).out)
  const state = (run as { times: { state: unknown }[] }).times[0].state
  const measured = folder.write('measured.json', metricsFixture.input)
  const metrics: unknown = JSON.parse((await callLab(['metrics', measured])).out)
  const document: unknown = JSON.parse((await callLab(['link', link, '--json', '-'])).out)
  const theory: unknown = JSON.parse((await callLab(['theory', link])).out)
  const sweepCommand = ['sweep', 'nB=1', '--x', 'R=1:3e4:2']
  const sweep: unknown = JSON.parse((await callLab([...sweepCommand, '--json', '-'])).out)
  const sweepCell: unknown = JSON.parse((await callLab([...sweepCommand, '--jsonl', '-'])).out.split('\n')[2])
  const presets: unknown = JSON.parse((await callLab(['presets', '--json'])).out)
  const { experiment } = openingShared
  const samples = { run, sweep, sweepCell, theory, presets, state, metrics, document, experiment, lesson, measured: metricsFixture.input }
  expect(Object.keys(samples).toSorted()).toEqual(Object.keys(published.$defs).toSorted())
  for (const [name, data] of Object.entries(samples)) {
    const fitting = Object.keys(published.$defs).filter((candidate) => takes(candidate, data))
    // The schema does not say that n or labels must be there, which a state lacks.
    expect([name, fitting]).toEqual([name, name === 'state' ? ['state', 'measured'] : [name]])
  }
})

test.each([
  ['state', { W: [['1']], H: [[1]] }],
  ['state', { W: [[1]], H: [[1]], extra: 1 }],
  ['state', { W: [], H: [[1]] }],
  ['measured', { W: [[1]], H: [[1]], n: [0] }],
  ['measured', { W: [[1]], n: [1] }],
])('what the files may not hold, the schema refuses: %s %j', (name, data) => {
  expect(takes(name, data)).toBe(false)
})
