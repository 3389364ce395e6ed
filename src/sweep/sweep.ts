import { problemWithEffect } from '../experiment/check-events.ts'
import { problemWithExperiment } from '../experiment/check.ts'
import type { Experiment } from '../experiment/experiment.ts'
import { encodeLink } from '../experiment/link.ts'
import { parameterOf } from '../experiment/parameters.ts'
import { openingView } from '../experiment/view.ts'
import type { Axis } from './axis.ts'

/** What a sweep computes, plain enough for a worker. */
export interface Sweep {
  /** What all cells share. */
  readonly experiment: Experiment
  /** One or two; the first runs fastest in the order of cells. */
  readonly axes: readonly Axis[]
  /** Keys of the quantities wanted, in the order of the registry. */
  readonly quantities: readonly string[]
}

/** An experiment of a sweep. */
export interface Cell {
  readonly index: number
  /** Value on each axis. */
  readonly at: readonly number[]
  readonly experiment: Experiment
  /** The experiment as the part of a link after '#'. */
  readonly link: string
}

/** Number of cells of the whole sweep. */
export function cellCount({ axes }: Sweep): number {
  return axes.reduce((product, { values }) => product * values.length, 1)
}

/** The cell of an index from 0: x + y·(values of x). */
export function cellAt({ experiment, axes }: Sweep, index: number): Cell {
  let rest = index
  const at = axes.map(({ values }) => {
    const value = values[rest % values.length]
    rest = Math.floor(rest / values.length)
    return value
  })
  const set = Object.fromEntries(axes.map(({ key }, i) => [key, at[i]]))
  const own = { ...experiment, values: { ...experiment.values, ...set } }
  return { index, at, experiment: own, link: encodeLink({ experiment: own, view: openingView }) }
}

/** Null where a cell can run, else the sentence why its values are not allowed together. */
export function problemWithCell({ axes }: Sweep, { experiment }: Cell): string | null {
  for (const { key } of axes) {
    const problem = problemWithEffect(parameterOf(key), experiment.values)
    if (problem !== null) return problem
  }
  return problemWithExperiment(experiment)
}
