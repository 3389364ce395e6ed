import * as z from 'zod/mini'
import { problemWithExperiment } from './check.ts'
import { MAX_EVENTS } from './experiment.ts'
import { numberText } from './number-text.ts'
import { allowedText } from './parameter.ts'
import { parameters } from './parameters.ts'
import type { Shared } from './shared.ts'
import { toldIssues, type Allowed } from './told-issues.ts'
import { valuesSchema } from './values-schema.ts'
import { secondOf } from './versus.ts'
import { cameraRanges, MAX_MOMENT, viewFields, viewSchema } from './view-fields.ts'

const changeable = parameters.filter((parameter) => parameter.changeable)

const eventSchema = z.strictObject({
  t: z.number().check(z.positive(), z.describe('Time of the flow, above 0 and at most the horizon.')),
  set: valuesSchema(changeable),
})

const experimentSchema = z.strictObject({
  version: z.literal(1),
  values: valuesSchema(parameters),
  events: z.array(eventSchema).check(z.maxLength(MAX_EVENTS), z.describe('Changes in order of time.')),
})

/**
 * The schema of {experiment, view}, derived from the registry; strict. What one schema cannot say
 * (values that make a run together, events in order and before the horizon) parseDocument checks.
 */
export const documentSchema = z
  .strictObject({ experiment: experimentSchema, view: viewSchema })
  .check(z.meta({ title: 'Neural Collapse Lab: an experiment and how it is looked at' }))

/** The published JSON schema (draft 2020-12) of a saved file, a preset or a lesson step. */
export function documentJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(documentSchema) }
}

/**
 * The document in this plain data (whatever JSON or a structured clone can hold), or sentences that
 * name the path, the value there and what is allowed. Never throws.
 *
 * Unlike a link, a document that is wrong anywhere is refused as a whole.
 */
export function parseDocument(data: unknown): Shared | { readonly problems: readonly string[] } {
  const parsed = documentSchema.safeParse(data)
  if (!parsed.success) {
    return { problems: toldIssues(parsed.error.issues, data, allowed) }
  }
  // The shapes are built from the registries at run time, where the compiler cannot follow.
  const document = parsed.data as unknown as Shared
  const problem = problemWithExperiment(document.experiment)
  if (problem !== null) return { problems: [`experiment: ${problem}`] }
  const { experiment, view } = document
  const second = view.versus === null ? null : problemWithExperiment(secondOf(experiment, view.versus))
  return second === null ? document : { problems: [`view.versus: ${second}`] }
}

const allowed: Allowed = new Map([
  ['', 'an object with experiment and view'],
  ['experiment', 'an object with version, values and events'],
  ['experiment.version', '1'],
  ['experiment.values', 'an object of parameters'],
  ...parameters.map((one) => [`experiment.values.${one.key}`, allowedText(one)] as const),
  ['experiment.events', `a list of at most ${MAX_EVENTS} changes`],
  ['experiment.events[]', 'an object with t and set'],
  ['experiment.events[].t', 'a number above 0'],
  ['experiment.events[].set', 'an object of parameters that can change in the middle of a run'],
  ...changeable.map((one) => [`experiment.events[].set.${one.key}`, allowedText(one)] as const),
  ['view', `an object with version, ${viewFields.map((field) => field.key).join(', ')}`],
  ['view.version', '1'],
  ...viewFields.map((field) => [`view.${field.key}`, field.allowed] as const),
  ['view.moment', `a number from 0 to ${numberText(MAX_MOMENT)}, or null`],
  ['view.camera', 'an object with azimuth, elevation and zoom, or null'],
  ['view.versus', 'an object of parameters, or null'],
  ...parameters.map((one) => [`view.versus.${one.key}`, allowedText(one)] as const),
  ['view.map', 'an object with x, y, quantity and cells that make a map, or null'],
  ...Object.entries(cameraRanges).map(
    ([key, [min, max]]) => [`view.camera.${key}`, `a number from ${min} to ${max}`] as const,
  ),
])
