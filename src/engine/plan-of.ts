import { resolve, segmentsOf, type Experiment } from '../experiment/experiment.ts'
import type { RunPlan } from './run.ts'

/** The engine's form of an experiment. */
export function planOf(experiment: Experiment): RunPlan {
  const { seed, deviation, tolerance, horizon, method, rate } = resolve(experiment.values)
  const segments = segmentsOf(experiment)
  return { segments, seed, deviation, tolerance, horizon, rate: method === 'descent' ? rate : null }
}
