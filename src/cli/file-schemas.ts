import * as z from 'zod/mini'

const rows = (description: string) =>
  z
    .array(z.array(z.number()).check(z.minLength(1)))
    .check(z.minLength(1), z.meta({ description: `${description}, as a list of rows` }))
const bias = z.array(z.number()).check(z.meta({ description: 'Bias b, K numbers' }))

/** A state of a run: what `run --initial` reads and `run --at` writes. */
export const stateSchema = z
  .strictObject({
    W: rows('Classifiers W, K × d'),
    H: rows('Features H, d × N, columns ordered by class'),
    b: z.exactOptional(bias),
  })
  .check(z.meta({ title: 'A state', description: 'b only where the model has a bias.' }))

/** What `metrics` reads; keys beyond these are left aside with a warning. */
export const measuredSchema = z
  .looseObject({
    H: rows('Features, N × d or d × N'),
    W: rows('Classifiers W, K × d'),
    b: z.exactOptional(bias),
    n: z.exactOptional(z.array(z.int().check(z.minimum(1))).check(z.meta({ description: 'n_k of each class, in order' }))),
    labels: z.exactOptional(
      z.array(z.int().check(z.minimum(0))).check(z.meta({ description: 'Class of each sample, 0 to K − 1, in any order' })),
    ),
    K: z.exactOptional(z.int().check(z.meta({ description: 'Number of classes' }))),
    D: z.exactOptional(z.int().check(z.meta({ description: 'Number of coordinates d' }))),
    layout: z.exactOptional(
      z.enum(['N x d', 'd x N']).check(z.meta({ description: 'Which way H lies; needed only where N = d' })),
    ),
  })
  .check(z.meta({ title: 'Features to measure', description: 'n or labels, or both.' }))
