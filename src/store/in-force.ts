import { resolve, valuesAt, type Experiment } from '../experiment/experiment.ts'
import type { Resolved } from '../experiment/values.ts'

/** What is in force at the moment last asked for; some thirty controls ask for one at every change. */
const known = new WeakMap<Experiment, { readonly t: number; readonly resolved: Resolved }>()

/** All parameters of an experiment as they are in force at time t, defaults filled in. */
export function inForce(experiment: Experiment, t = 0): Resolved {
  const last = known.get(experiment)
  if (last?.t === t) return last.resolved
  const resolved = resolve(valuesAt(experiment, t))
  known.set(experiment, { t, resolved })
  return resolved
}
