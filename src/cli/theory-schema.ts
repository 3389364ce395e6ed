import * as z from 'zod/mini'
import { documentSchema } from '../experiment/schema.ts'
import { OUTPUT_VERSION, described, specShape } from './output-parts.ts'

const vector = z.array(z.number())
const square = (description: string) => z.array(vector).check(described(`${description}, K × K`))

const cosine = z.strictObject({
  value: z.nullable(z.number()),
  reason: z.exactOptional(z.string()).check(described('Why there is none: a vector has vanished, or there is no pair')),
})
const cosines = z.strictObject({ majority: cosine, minority: cosine, cross: cosine })

const threshold = z.strictObject({
  parameter: z.string(),
  symbol: z.string(),
  meaning: z.string(),
  value: z.number(),
  present: z.nullable(z.number()).check(described('The value that the parameter has; of R what the counts make of it')),
  difference: z.nullable(z.number()).check(described('value − present')),
  ratio: z.nullable(z.number()).check(described('value/present')),
})

const optimum = z.strictObject({
  objective: z.number().check(described('Loss and penalties at the predicted optimum')),
  loss: z.number(),
  penalty: z.number(),
  certificate: z
    .nullable(z.strictObject({ gap: z.number(), lowerBound: z.number() }))
    .check(described('No state has an objective below lowerBound = objective − gap; null for a best known value')),
  regime: z.string(),
  shape: z.nullable(z.string()).check(described('The figure that the classifiers form, where it has a name')),
  scale: z.enum(['absolute', 'direction']).check(described('Whether lengths are predicted, or only a direction')),
  standing: z.string().check(described('How sure the prediction is')),
  source: z.string(),
  groups: z
    .strictObject({ majority: z.array(z.int()), minority: z.array(z.int()) })
    .check(described('Classes from 0; none in the minority where there is none')),
  grams: z.strictObject({
    classifiers: square('W Wᵀ'),
    means: square('M Mᵀ, row k of M the mean of class k'),
    logits: square('Logits of the class means, τ W Mᵀ + b1ᵀ: row j the logit of class j'),
  }),
  norms: z.strictObject({ classifiers: vector, means: vector }),
  cosines: z.strictObject({ classifiers: cosines, means: cosines }).check(described('Means over pairs of a group')),
  bias: z.nullable(vector),
  layers: z.nullable(z.array(vector)).check(described('Singular values of W_1 … W_M')),
  thresholds: z.array(threshold),
  metastable: z
    .array(z.strictObject({ classes: z.array(z.int()), logit: z.number(), objective: z.number() }))
    .check(described('Local minima in which more classes are alive than in the optimum')),
  rivals: z
    .array(z.strictObject({ shape: z.string(), objective: z.number() }))
    .check(described('Other figures that were weighed against this one')),
})

/** What `theory` writes. */
export const theorySchema = z
  .strictObject({
    version: z.literal(OUTPUT_VERSION),
    kind: z.literal('theory'),
    experiment: documentSchema.shape.experiment,
    link: z.string().check(described('The experiment as the part of a link after #')),
    stretches: z
      .array(
        z.strictObject({
          ...specShape,
          prediction: z.nullable(optimum),
          reason: z.nullable(z.string()).check(described('Why there is no prediction')),
        }),
      )
      .check(described('Parts of the run between changes')),
  })
  .check(z.meta({ title: 'What theory predicts' }))
