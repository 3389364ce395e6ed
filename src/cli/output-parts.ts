import * as z from 'zod/mini'

/** Version of everything that the command line writes. */
export const OUTPUT_VERSION = 1

/** A description of a part of a schema. */
export const described = (description: string) => z.meta({ description })

/** A whole number, 0 or more. */
export const count = z.int().check(z.minimum(0))

/** What a stretch of an experiment is built from. */
export const specShape = {
  from: z.number().check(described('Time from which on this holds')),
  model: z.string(),
  counts: z.array(z.number()).check(described('n_k; whole where every sample has a column of its own')),
  columns: z.exactOptional(z.array(count)).check(described('Columns of features of each class, where that is one')),
  weights: z.exactOptional(z.array(z.number())).check(described('w_k in the loss, where it is re-weighted')),
  dimension: count.check(described('d')),
  values: z.record(z.string(), z.number()),
  choices: z.record(z.string(), z.string()),
  lists: z.record(z.string(), z.array(z.number())),
}
