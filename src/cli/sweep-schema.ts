import * as z from 'zod/mini'
import { documentSchema } from '../experiment/schema.ts'
import { count, described, OUTPUT_VERSION } from './output-parts.ts'

const readings = z.record(z.string(), z.nullable(z.number()))

const nearest = z.nullable(
  z.strictObject({ symbol: z.string(), value: z.number(), ratio: z.nullable(z.number()) }),
)

const predicted = z.strictObject({
  objective: z.number().check(described('Loss and penalties at the predicted optimum')),
  certificate: z.nullable(z.number()).check(described('At most this far above the true optimum; null for a best known value')),
  regime: z.string(),
  scale: z.enum(['absolute', 'direction']).check(described('Whether lengths are predicted, or only a direction')),
  standing: z.string().check(described('How sure the prediction is')),
  quantities: readings.check(described('The same quantities at the predicted optimum; null where not defined or not predicted')),
  nearest: z.record(z.string(), nearest).check(described('Of each axis the threshold with the ratio nearest to 1')),
  thresholds: z.array(
    z.strictObject({
      parameter: z.string(),
      symbol: z.string(),
      meaning: z.string(),
      value: z.number(),
      present: z.nullable(z.number()),
      difference: z.nullable(z.number()).check(described('value − present')),
      ratio: z.nullable(z.number()).check(described('value/present')),
    }),
  ),
})

/** One cell of a sweep (`sweep/sweep-cell.ts`): a line of `sweep --jsonl` but its first. */
export const sweepCellSchema = z
  .strictObject({
    index: count.check(described('Place in the order of cells, the x axis fastest, from 0')),
    at: z.record(z.string(), z.number()).check(described('Value on each axis by its link key')),
    link: z.string().check(described('The experiment of the cell as the part of a link after #')),
    ending: z
      .enum(['rest', 'horizon', 'floor', 'diverged', 'cancelled', 'notAllowed', 'failed'])
      .check(described('notAllowed: its values make no run together')),
    atRest: z.boolean(),
    reason: z.nullable(z.string()).check(described('Why it is not at rest, in a sentence')),
    t: z.nullable(z.number()).check(described('Time of the last moment')),
    gradients: count.check(described('Gradient evaluations')),
    quantities: z.nullable(readings).check(described('At the last moment; null where nothing ran')),
    predicted: z.nullable(predicted).check(described('Null where there is no theory')),
  })
  .check(z.meta({ title: 'A cell of a sweep' }))

/** What `sweep --json` writes; without `shard` and `cells` the first line of `sweep --jsonl`. */
export const sweepSchema = z
  .strictObject({
    version: z.literal(OUTPUT_VERSION),
    kind: z.literal('sweep'),
    experiment: documentSchema.shape.experiment.check(described('What all cells share')),
    link: z.string().check(described('The same as the part of a link after #')),
    axes: z.array(
      z.strictObject({
        parameter: z.string().check(described('Key in the registry')),
        link: z.string().check(described('Key in links')),
        values: z.array(z.number()),
      }),
    ),
    quantities: z.array(z.string()),
    shard: z.exactOptional(z.strictObject({ index: count, of: count })),
    cells: z.exactOptional(z.array(sweepCellSchema)),
  })
  .check(z.meta({ title: 'A sweep' }))

export type SweepOutput = z.infer<typeof sweepSchema>
