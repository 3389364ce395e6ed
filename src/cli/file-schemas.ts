import * as z from 'zod/mini'

/** The largest entry of a file, so that squares of sums of squares are finite. */
const MAX_ENTRY = 1e100
/** What an entry may be, as the end of a sentence. */
export const entryText = `a number from ${-MAX_ENTRY} to ${MAX_ENTRY}`.replaceAll('e+', 'e')

const entry = z.number().check(z.minimum(-MAX_ENTRY), z.maximum(MAX_ENTRY))
const rows = (description: string) =>
  z
    .array(z.array(entry).check(z.minLength(1)))
    .check(z.minLength(1), z.meta({ description: `${description}, as a list of rows` }))
const bias = z.array(entry).check(z.meta({ description: 'Bias b, K numbers' }))

const layer = (m: number) => z.exactOptional(rows(`Layer W_${m}, K × d where it is the last, else d × d`))

/**
 * A state of a run: what `run --initial` reads and `run --at` writes. Which blocks there are and their shapes
 * are the experiment's: W, or W1 … WM; H, or G, or X and gamma; b.
 */
export const stateSchema = z
  .strictObject({
    W: z.exactOptional(rows('Classifiers W, K × d')),
    W1: layer(1),
    W2: layer(2),
    W3: layer(3),
    W4: layer(4),
    W5: layer(5),
    W6: layer(6),
    W7: layer(7),
    W8: layer(8),
    W9: layer(9),
    H: z.exactOptional(rows('Features H, d × N, columns ordered by class; one a class where the experiment says so')),
    G: z.exactOptional(rows('√n_k times the feature that its samples share, d × K, where weight decay has one column a class')),
    X: z.exactOptional(rows('Features before batch normalisation, d × N, columns ordered by class')),
    gamma: z.exactOptional(z.array(entry).check(z.meta({ description: 'Scale γ of batch normalisation, d numbers' }))),
    b: z.exactOptional(bias),
  })
  .check(
    z.meta({
      title: 'A state',
      description: 'W, or W1 … WM of a head of M layers; H, or G, or X and gamma with batch norm; b where there is a bias.',
    }),
  )

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
