import { columnsOf, depthOf, sampleCount } from '../model/spec.ts'
import { problemWithEvents } from './check-events.ts'
import { resolve, specOf, valuesAt, type Experiment } from './experiment.ts'
import { allowedText, schemaOf, type Parameter } from './parameter.ts'
import { parameters } from './parameters.ts'
import { givenText, quoted } from './quoted.ts'
import type { ParameterKey, Resolved, Values } from './values.ts'

/** The most samples of a run: all of them are drawn. */
export const MAX_SAMPLES = 20_000
/** The most products of one gradient, K·d·(N + (M − 1)·d): about 0.1 s a gradient without a GPU. */
export const MAX_WORK = 20_000_000
/** The same beyond so many classes, whose N·d, hence memory, stays small: K = 1,000 of 5 samples in 16 dimensions, 0.4 s. */
export const MANY_CLASSES = 100
export const MAX_WORK_OF_MANY = 100_000_000

/** Values that do not make a run together. */
export interface Misfit {
  /** The parameter to blame. */
  readonly key: ParameterKey
  /** Every parameter that takes part, the one to blame first where it was chosen. */
  readonly keys: readonly ParameterKey[]
  readonly sentence: string
}

const schemas = new Map(parameters.map((parameter) => [parameter.key, schemaOf(parameter)]))

/**
 * Null where the value is allowed for this parameter by itself, else a sentence.
 *
 * `given` is what the person wrote, where that differs from the value: '1e400' rather than Infinity.
 */
export function problemWithValue(parameter: Parameter, value: unknown, given?: string): string | null {
  if (schemas.get(parameter.key)?.safeParse(value).success === true) return null
  const it = given === undefined ? givenText(value) : quoted(given)
  return `${parameter.name} (${parameter.link}) must be ${allowedText(parameter)}; it was ${it}.`
}

/** Null where these values, each allowed by itself, make a run together, else what does not fit. */
export function problemTogether(values: Values): Misfit | null {
  const resolved = resolve(values)
  const { classes, minorityClasses, counts } = resolved
  const layers = problemWithLayers(values)
  if (layers !== null) return layers
  if (counts.length > 0) {
    if (counts.length === classes) return problemWithSize(values, resolved)
    const sentence = `There are ${counts.length} class counts but ${classes} classes; clear one of the two.`
    return misfit(values, ['classes', 'counts'], sentence)
  }
  if (minorityClasses < classes) return problemWithSize(values, resolved)
  const most = `At most ${classes - 1} of ${classes} classes can be minority classes`
  return misfit(values, ['minorityClasses', 'classes'], `${most}; it was ${minorityClasses}.`)
}

/** Null where there is a decay for each layer, or none listed that the model reads. */
export function problemWithLayers(values: Values): Misfit | null {
  const spec = specOf(resolve(values))
  const [listed, M] = [spec.lists?.layerDecays?.length ?? 0, depthOf(spec)]
  if (listed === 0 || listed === M) return null
  const sentence = `There are ${listed} decays of layers but M = ${M} layers; clear one of the two.`
  return misfit(values, ['layerDecays', 'depth'], sentence)
}

function problemWithSize(values: Values, resolved: Resolved): Misfit | null {
  const { classes, dimension } = resolved
  const spec = specOf(resolved)
  const N = sampleCount(columnsOf(spec))
  const work = classes * dimension * (N + (depthOf(spec) - 1) * dimension)
  const sizes = ['counts', 'minorityCount', 'imbalance', 'minorityWeight', 'minorityClasses', 'classes'] as const
  if (N > MAX_SAMPLES) {
    const sentence = `That would be ${text(N)} samples; at most ${text(MAX_SAMPLES)} are allowed.`
    return misfit(values, sizes, sentence)
  }
  const most = classes > MANY_CLASSES ? MAX_WORK_OF_MANY : MAX_WORK
  if (work > most) {
    const what = depthOf(spec) > 1 ? 'K·d·(N + (M − 1)·d)' : 'K·N·d'
    const products = `${what} = ${text(work)} products a gradient`
    const advice = values.dimension === undefined && depthOf(spec) === 1 ? ' A smaller d would do.' : ''
    const sentence = `That would be ${products}; at most ${text(most)} are allowed.${advice}`
    return misfit(values, ['dimension', 'depth', ...sizes], sentence)
  }
  return null
}

/** Blames the first of these that was chosen rather than left at its default. */
function misfit(values: Values, among: readonly ParameterKey[], sentence: string): Misfit {
  const keys = among.toSorted((a, b) => Number(values[a] === undefined) - Number(values[b] === undefined))
  return { key: keys[0], keys, sentence }
}

function text(value: number): string {
  return value.toLocaleString('en-US')
}

/** Null where the whole experiment can run, else a sentence. */
export function problemWithExperiment(experiment: Experiment): string | null {
  for (const values of [experiment.values, ...experiment.events.map((event) => event.set)]) {
    const problem = problemWithEach(values)
    if (problem !== null) return problem
  }
  const problem = problemWithEvents(experiment)
  if (problem !== null) return problem
  // Between the first and the last step of a ramp the counts lie between theirs: it is enough that both fit.
  for (const values of [valuesAt(experiment, 0), ...experiment.events.flatMap((_, i) => endsOf(experiment, i))]) {
    const together = problemTogether(values)
    if (together !== null) return together.sentence
  }
  return null
}

/** The values with which a change begins, and those that it has come to when the next one comes, or the end. */
function endsOf({ values, events, ...rest }: Experiment, i: number): Values[] {
  const until = { ...rest, values, events: events.slice(0, i + 1) }
  return [events[i].t, events[i + 1]?.t ?? resolve(values).horizon].map((t) => valuesAt(until, t))
}

function problemWithEach(values: Values): string | null {
  for (const [key, value] of Object.entries(values)) {
    const parameter = parameters.find((candidate) => candidate.key === key)
    if (parameter === undefined) return `There is no parameter ${quoted(key)}.`
    const problem = problemWithValue(parameter, value)
    if (problem !== null) return problem
  }
  return null
}
