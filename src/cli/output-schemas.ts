import * as z from 'zod/mini'
import { documentSchema } from '../experiment/schema.ts'
import { lessonSchema } from '../lessons/read-lesson.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { quantities } from '../metrics/registry.ts'
import { measuredSchema, stateSchema } from './file-schemas.ts'
import { count, described, OUTPUT_VERSION, specShape } from './output-parts.ts'
import { stateQuantities } from './state-quantities.ts'
import { sweepCellSchema, sweepSchema } from './sweep-schema.ts'
import { theorySchema } from './theory-schema.ts'

const numberOrNull = z.nullable(z.number())

function readingsSchema(among: readonly Quantity[]) {
  const shape = among.map(({ key, name, convention }) => {
    const reading = z.nullable(z.number()).check(z.meta({ title: name, description: convention }))
    return [key, reading] as const
  })
  return z.strictObject(Object.fromEntries(shape)).check(described('Quantities by key; null where not defined.'))
}

const prediction = z.strictObject({
  objective: z.number().check(described('Loss and penalties at the predicted optimum')),
  certificate: z.nullable(z.number()).check(described('At most this far above the true optimum; null for a best known value')),
  regime: z.string(),
  scale: z.enum(['absolute', 'direction']).check(described('Whether lengths are predicted, or only a direction')),
  standing: z.string().check(described('How sure the prediction is')),
  source: z.string(),
  thresholds: z.array(
    z.strictObject({ parameter: z.string(), value: z.number(), symbol: z.string(), meaning: z.string() }),
  ),
})

const stretch = z.strictObject({
  ...specShape,
  prediction: z.nullable(prediction),
})

const moment = z.strictObject({
  t: z.number(),
  stretch: count.check(described('Index of the stretch')),
  quantities: readingsSchema(quantities),
  state: z.exactOptional(stateSchema),
})

/** What `run --json` writes. */
export const runSchema = z
  .strictObject({
    version: z.literal(OUTPUT_VERSION),
    kind: z.literal('run'),
    experiment: documentSchema.shape.experiment,
    link: z.string().check(described('The experiment as the part of a link after #')),
    start: z.enum(['seeded', 'given']).check(described('Given: by --initial, which no link holds')),
    engine: z.strictObject({
      name: z.string(),
      precision: z.enum(['float64', 'float32']),
      adapter: z.nullable(z.string()),
      software: z.boolean(),
    }),
    evaluations: count.check(described('Gradient evaluations')),
    dispatches: count.check(described('Dispatches on the device')),
    ending: z.strictObject({
      kind: z.enum(['rest', 'horizon', 'floor', 'diverged', 'cancelled']),
      t: z.number(),
      sentence: z.string(),
    }),
    restedAt: numberOrNull.check(described('When the run first was at rest')),
    stretches: z.array(stretch).check(described('Parts of the run between changes')),
    times: z.array(moment).check(described('Every step, or the times that --at wants')),
  })
  .check(z.meta({ title: 'A run' }))

/** What `metrics` writes. */
export const metricsSchema = z
  .strictObject({
    version: z.literal(OUTPUT_VERSION),
    kind: z.literal('metrics'),
    classes: count.check(described('K')),
    dimension: count.check(described('d')),
    counts: z.array(count).check(described('n_k')),
    quantities: readingsSchema(stateQuantities),
    reasons: z.record(z.string(), z.string()).check(described('Why a quantity is null, by key')),
  })
  .check(z.meta({ title: 'Measures of collapse' }))

/** What `presets --json` writes. */
export const presetsSchema = z
  .strictObject({
    version: z.literal(OUTPUT_VERSION),
    kind: z.literal('presets'),
    presets: z.array(
      z.strictObject({
        key: z.string().check(described('What run, theory and link take in place of a link')),
        paper: z.string(),
        name: z.string(),
        summary: z.string(),
        notes: z.array(z.string()).check(described('Where the numbers, computed now, differ from what the paper says')),
        link: z.string().check(described('The experiment and view as the part of a link after #')),
      }),
    ),
  })
  .check(z.meta({ title: 'Presets' }))

/** The one published JSON schema (draft 2020-12): everything that is read and written, by name under $defs. */
export function publishedSchema(): Record<string, unknown> {
  const parts = {
    document: documentSchema,
    experiment: documentSchema.shape.experiment,
    lesson: lessonSchema,
    state: stateSchema,
    measured: measuredSchema,
    run: runSchema,
    sweep: sweepSchema,
    sweepCell: sweepCellSchema,
    metrics: metricsSchema,
    theory: theorySchema,
    presets: presetsSchema,
  }
  const definitions = Object.entries(parts).map(([name, schema]) => {
    const { $schema: _, ...definition } = z.toJSONSchema(schema)
    return [name, definition] as const
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Neural Collapse Lab',
    description: 'Experiments, lessons, states and features as they are read; runs, measures and predictions as they are written.',
    anyOf: Object.keys(parts).map((name) => ({ $ref: `#/$defs/${name}` })),
    $defs: Object.fromEntries(definitions),
  }
}

/** The published schema as the text that the command prints and the site serves. */
export function schemaText(): string {
  return `${JSON.stringify(publishedSchema(), null, 2)}\n`
}
