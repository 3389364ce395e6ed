import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { arbitraryShared } from './fixtures/arbitrary-shared.ts'
import { parameters } from './parameters.ts'
import { documentJsonSchema, documentSchema, parseDocument } from './schema.ts'
import { openingShared } from './shared.ts'
import { clocks } from './view.ts'

/** A deep copy of the opening document with one place changed. */
function changed(path: string, value: unknown): unknown {
  const document = structuredClone(openingShared) as unknown as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop() as string
  const parent = keys.reduce((one, key) => one[key] as Record<string, unknown>, document)
  parent[last] = value
  return document
}

describe('parseDocument', () => {
  it('gives back any document, through JSON', () => {
    fc.assert(
      fc.property(arbitraryShared, (shared) => {
        const data = JSON.parse(JSON.stringify(shared)) as unknown
        expect(parseDocument(data)).toEqual(data)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['experiment.version', 2, 'experiment.version must be 1; it was “2”.'],
    ['experiment.values', null, 'experiment.values must be an object of parameters; it was “null”.'],
    ['experiment.values', { foo: 1 }, 'experiment.values: there is no “foo”.'],
    ['experiment.values', JSON.parse('{"__proto__":1}'), 'experiment.values: there is no “__proto__”.'],
    ['experiment.values.classes', 2000, 'experiment.values.classes must be a whole number from 2 to 1,000; it was “2000”.'],
    [
      'experiment.values.classes',
      undefined,
      'experiment.values.classes must be a whole number from 2 to 1,000; it is missing.',
    ],
    [
      'experiment.values.counts',
      [5, 5, -1],
      'experiment.values.counts must be 2 to 100 whole numbers from 1 to 20,000, separated by commas; it was “5,5,-1”.',
    ],
    ['experiment.events', {}, 'experiment.events must be a list of at most 16 changes; it was an object.'],
    [
      'experiment.events',
      Array.from({ length: 17 }, (_, i) => ({ t: i + 1, set: { imbalance: 2 } })),
      'experiment.events must be a list of at most 16 changes; it was a list.',
    ],
    ['experiment.events', [1], 'experiment.events[0] must be an object with t and set; it was “1”.'],
    ['experiment.events', [{ t: 0, set: {} }], 'experiment.events[0].t must be a number above 0; it was “0”.'],
    ['experiment.events', [{ t: 1, set: { classes: 3 } }], 'experiment.events[0].set: there is no “classes”.'],
    [
      'experiment.events',
      [{ t: 1, set: { imbalance: 2 } }, { t: 2, set: { imbalance: 'x' } }],
      'experiment.events[1].set.imbalance must be a number from 1 to 1,000,000; it was “x”.',
    ],
    // What the schema cannot say.
    [
      'experiment.events',
      [{ t: 2e5, set: { imbalance: 2 } }],
      'experiment: The time of a change must be above 0 and at most T = 1e5; it was “2e5”.',
    ],
    ['experiment.values.minorityClasses', 9, 'experiment: At most 3 of 4 classes can be minority classes; it was 9.'],
    ['view.clock', 'sun', `view.clock must be one of ${clocks.join(', ')}; it was “sun”.`],
    ['view.moment', -1, 'view.moment must be a number from 0 to 1e15, or null; it was “-1”.'],
    ['view.camera', 5, 'view.camera must be an object with azimuth, elevation and zoom, or null; it was “5”.'],
    [
      'view.camera',
      { azimuth: 0, elevation: 100, zoom: 1 },
      'view.camera.elevation must be a number from -89 to 89; it was “100”.',
    ],
    ['more', 1, 'The document: there is no “more”.'],
  ])('tells what is wrong at %s: %j', (path, value, problem) => {
    expect(parseDocument(changed(path, value))).toEqual({ problems: [problem] })
  })

  it.each([[undefined], [null], [1], ['{}'], [[]], [new Map()], [10n]])('refuses what is no document: case %#', (data) => {
    const { problems } = parseDocument(data) as { problems: string[] }
    expect(problems[0]).toMatch(/^(The document must be an object with experiment and view; it |experiment must be )/)
  })

  it('refuses cycles and deep nests without a stack overflow', () => {
    const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown
    expect(parseDocument(changed('experiment.values.counts', deep))).toHaveProperty('problems')
    const cycle: unknown[] = []
    cycle.push(cycle)
    expect(parseDocument(changed('experiment.values.counts', cycle))).toHaveProperty('problems')
  })

  it('never throws, whatever JSON holds', () => {
    const keys = fc.constantFrom('experiment', 'view', 'version', 'values', 'events', 't', 'set', 'classes', '__proto__')
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.object({ key: keys, maxDepth: 5 })), (data) => {
        expect(parseDocument(data)).toHaveProperty('problems')
      }),
      { numRuns: 2000 },
    )
  })
})

describe('documentJsonSchema', () => {
  const schema = documentJsonSchema()
  // A reading of the JSON schema by itself, independent of the schema it was made from.
  const reader = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])

  it('is plain JSON of draft 2020-12', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
  })

  it('describes every parameter and lets nothing else in', () => {
    const values = (((schema.properties as never)['experiment'] as never)['properties'] as never)['values'] as {
      properties: Record<string, { title: string; description: string }>
      additionalProperties: boolean
      required?: string[]
    }
    expect(values.additionalProperties).toBe(false)
    expect(values.required).toBeUndefined()
    const described = Object.entries(values.properties).map(([key, one]) => [key, one.title, one.description])
    expect(described).toEqual(parameters.map((one) => [one.key, one.name, one.description]))
  })

  it('takes every document', () => {
    fc.assert(
      fc.property(arbitraryShared, (shared) => {
        expect(reader.safeParse(shared).success).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('takes a file of a time when a view held less', () => {
    const data = { experiment: openingShared.experiment, view: { version: 1, moment: 5 } }
    expect(reader.safeParse(data).success).toBe(true)
    expect(parseDocument(data)).toEqual({ ...openingShared, view: { ...openingShared.view, moment: 5 } })
  })

  it.each([
    ['experiment.version', 2],
    ['experiment.values.classes', 1],
    ['experiment.values.classes', 2.5],
    ['experiment.values.imbalance', 1_000_001],
    ['experiment.values.model', 'x'],
    ['experiment.values.counts', [5]],
    ['experiment.values.foo', 1],
    ['experiment.events', [{ t: 0, set: {} }]],
    ['experiment.events', [{ t: 1, set: { classes: 3 } }]],
    ['experiment.events', [{ t: 1 }]],
    ['view.speed', 3],
    ['view.clock', 'sidereal'],
    ['view.version', undefined],
    ['view.camera', { azimuth: 0, elevation: 0 }],
    ['view.foo', 1],
    ['foo', 1],
  ])('refuses, as the schema it was made from does, %s: %j', (path, value) => {
    const data = changed(path, value)
    expect([reader.safeParse(data).success, documentSchema.safeParse(data).success]).toEqual([false, false])
  })
})
