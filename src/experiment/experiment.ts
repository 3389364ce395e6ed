import { modelOf } from '../model/registry.ts'
import type { ModelSpec } from '../model/spec.ts'
import { parameterOf, parameters } from './parameters.ts'
import { changed, pushKeys, timesOf } from './ramp.ts'
import type { ParameterKey, Resolved, Value, Values } from './values.ts'

/**
 * A change in the middle of a run: from time t on, these parameters have these values; with `over` they get
 * there in that time, and with `nudge`, `kick`, `moveMean` or `moveClassifier` the state is moved first.
 */
export interface RunEvent {
  /** Time of the flow, in (0, horizon]. */
  readonly t: number
  /** One changeable parameter or more. */
  readonly set: Values
}

/** What runs: a plain, versioned object. A run is a pure function of it. */
export interface Experiment {
  readonly version: 1
  /** Only what was chosen; every other parameter has its default. */
  readonly values: Values
  /** In order of time, no two at the same, at most MAX_EVENTS. */
  readonly events: readonly RunEvent[]
}

/** The experiment that a newcomer sees: every parameter at its default. */
export const openingExperiment: Experiment = { version: 1, values: {}, events: [] }

/** The most events an experiment holds, so that it fits a link. */
export const MAX_EVENTS = 16

/** What was resolved, by the object that holds the values: values never change, and are asked for ten times a run. */
const known = new WeakMap<Values, Resolved>()

/** Fills in the defaults; a default may follow from the parameters before it. */
export function resolve(values: Values): Resolved {
  const found = known.get(values)
  if (found !== undefined) return found
  const resolved: Record<string, Value> = {}
  for (const parameter of parameters) {
    const { defaultValue } = parameter
    const fallback =
      typeof defaultValue === 'function' ? defaultValue(resolved as unknown as Resolved) : defaultValue
    resolved[parameter.key] = values[parameter.key] ?? fallback
  }
  known.set(values, resolved as unknown as Resolved)
  return resolved as unknown as Resolved
}

/** The values in force at time t: those of the start and of every event up to t. */
export function valuesAt(experiment: Experiment, t: number): Values {
  const past = experiment.events.filter((event) => event.t <= t)
  return past.reduce(
    // A ramp goes on until it is done or until the next change, which starts from where it is then.
    (values, event, i) => changed(values, event, Math.min(t, past[i + 1]?.t ?? t), resolve),
    experiment.values,
  )
}

/**
 * n_k of every class: as given, or K − K_B classes of n_A = R·n_B and K_B of n_B (all n_B where K_B is 0),
 * where the minority is oversampled times w_r. Rounded to whole samples, but not where each class is one column.
 */
export function countsOf(resolved: Resolved): readonly number[] {
  const { counts, classes, minorityClasses, minorityCount, imbalance, balancing, minorityWeight } = resolved
  const whole = (n: number) => (isOneColumn(resolved) ? n : Math.max(1, Math.round(n)))
  const repeats = balancing === 'oversampling' ? minorityWeight : 1
  if (counts.length > 0) {
    const minority = minorityOf(counts)
    return repeats === 1 ? counts : counts.map((n, k) => (minority[k] ? whole(repeats * n) : n))
  }
  const majorities = classes - minorityClasses
  const ratio = minorityClasses > 0 ? imbalance : 1
  const [majorityCount, minorities] = [whole(ratio * minorityCount), whole(repeats * minorityCount)]
  return Array.from({ length: classes }, (_, k) => (k < majorities ? majorityCount : minorities))
}

/** Whether each class has one column of features that stands for all its samples. */
function isOneColumn({ model, columns }: Resolved): boolean {
  return columns === 'means' && modelOf(model).knobs.includes('columns')
}

/** w_k of the loss: w_r for the minority classes where the loss is re-weighted; undefined where all are 1. */
function weightsOf(resolved: Resolved): readonly number[] | undefined {
  const { balancing, minorityWeight, counts, classes, minorityClasses } = resolved
  if (balancing !== 'reweighting') return undefined
  const minority =
    counts.length > 0 ? minorityOf(counts) : Array.from({ length: classes }, (_, k) => k >= classes - minorityClasses)
  const weights = minority.map((isMinority) => (isMinority ? minorityWeight : 1))
  return weights.every((weight) => weight === 1) ? undefined : weights
}

/** Whether each class is of the minority: it has fewer samples than the largest class. */
export function minorityOf(counts: readonly number[]): boolean[] {
  const most = Math.max(...counts)
  return counts.map((count) => count < most)
}

/** The plain numbers that a model is built from. */
export function specOf(resolved: Resolved): ModelSpec {
  const { model, dimension } = resolved
  const read = modelOf(model).knobs.map((knob) => [knob, resolved[knob as ParameterKey]] as const)
  const values = Object.fromEntries(read.filter((entry): entry is [string, number] => typeof entry[1] === 'number'))
  const choices = Object.fromEntries(read.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  const lists = Object.fromEntries(read.filter((entry): entry is [string, readonly number[]] => typeof entry[1] === 'object'))
  const counts = countsOf(resolved)
  const weights = weightsOf(resolved)
  return {
    model,
    counts,
    ...(isOneColumn(resolved) ? { columns: counts.map(() => 1) } : {}),
    ...(weights === undefined ? {} : { weights }),
    dimension,
    values,
    choices,
    lists,
  }
}

/** A stretch of a run with one specification, from `from` until the next one or the end. */
export interface Segment {
  readonly from: number
  readonly spec: ModelSpec
  /** How the state is moved at its beginning; null where it is not. */
  readonly push: Push | null
}

/** A displacement of the state that the reader has ordered; as `Resolved` has them. */
export type Push = Pick<Resolved, (typeof pushKeys)[number]>

/** The displacement that a set of values orders in a run with these others; null where it orders none that has an effect. */
function pushOf(others: Values, set: Values): Push | null {
  const resolved = resolve({ ...others, ...set })
  const ordered = pushKeys.filter((key) => set[key] !== undefined && (parameterOf(key).off?.(resolved) ?? null) === null)
  const none = resolve({})
  const push = Object.fromEntries(pushKeys.map((key) => [key, (ordered.includes(key) ? resolved : none)[key]])) as Push
  return push.nudge === 0 && push.kick === 0 && push.moveMean.length === 0 && push.moveClassifier.length === 0 ? null : push
}

/** The stretches of a run, the first from t = 0: one for each change, and one for each step of a ramp. */
export function segmentsOf(experiment: Experiment): Segment[] {
  const { values, events } = experiment
  const { horizon } = resolve(values)
  const first = { from: 0, spec: specOf(resolve(valuesAt(experiment, 0))), push: pushOf({}, values) }
  return events.reduce<Segment[]>((segments, event, i) => {
    const stretches = timesOf(event, events[i + 1]?.t ?? horizon).map((from) => ({
      from,
      spec: specOf(resolve(valuesAt(experiment, from))),
      push: from === event.t ? pushOf(valuesAt(experiment, from), event.set) : null,
    }))
    // A step of a ramp that changes nothing, counts being rounded to whole samples, is no stretch of its own.
    const distinct = stretches.filter(({ spec }, j) => j === 0 || !same(spec, stretches[j - 1].spec))
    return [...segments, ...distinct]
  }, [first])
}

function same(a: ModelSpec, b: ModelSpec): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
