import type { ModelSpec } from '../model/spec.ts'

/** What a stretch is built from, as it is written. */
export function writtenSpec({ model, counts, columns, weights, dimension, values, choices = {}, lists = {} }: ModelSpec) {
  return {
    model,
    counts: [...counts],
    ...(columns === undefined ? {} : { columns: [...columns] }),
    ...(weights === undefined ? {} : { weights: [...weights] }),
    dimension,
    values: { ...values },
    choices: { ...choices },
    lists: Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, [...list]])),
  }
}
