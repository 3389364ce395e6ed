import { createLoopsBackend } from '../engine/backends/loops.ts'
import type { Breathe } from '../engine/system.ts'
import { valuesAt, type Experiment } from '../experiment/experiment.ts'
import { parameterOf } from '../experiment/parameters.ts'
import { thresholdsOf } from '../experiment/thresholds-of.ts'
import { sentenceOf } from '../lib/errors.ts'
import { notDefined, type Reading } from '../metrics/reading.ts'
import { quantityOf } from '../metrics/registry.ts'
import { pointOfTheory } from '../theory/point-of-theory.ts'
import type { Stretch } from './moment.ts'
import { runExperiment, type RunResult } from './run-experiment.ts'
import type { SweepCell } from './sweep-cell.ts'
import { cellAt, problemWithCell, type Cell, type Sweep } from './sweep.ts'
import { thresholdDistances, type ThresholdDistance } from './threshold-distances.ts'

/** One for all cells: a new one for each takes a quarter more time, since its buffers and functions are new. */
const loops = createLoopsBackend()

/** To rest or the horizon, as a single run does; no moment but the last is measured. */
const schedule = { until: null, at: [], atEnd: false } as const

/**
 * Runs a cell of a sweep to its end; null where a pause ended it. What is wrong with one cell is written
 * in it, and leaves the others alone.
 */
export async function computeCell(sweep: Sweep, index: number, breathe: Breathe = () => null): Promise<SweepCell | null> {
  const cell = cellAt(sweep, index)
  const problem = problemWithCell(sweep, cell)
  if (problem !== null) return emptyCell(sweep, cell, 'notAllowed', problem)
  try {
    const request = { experiment: cell.experiment, schedule, initial: null, quantities: sweep.quantities.map(quantityOf) }
    const result = await runExperiment(loops, request, breathe)
    return result.ending.kind === 'cancelled' ? null : writtenCell(sweep, cell, result)
  } catch (error) {
    return emptyCell(sweep, cell, 'failed', sentenceOf(error))
  }
}

/** A cell in which nothing ran. */
export function emptyCell(sweep: Sweep, cell: Cell, ending: SweepCell['ending'], reason: string): SweepCell {
  const nothing = { atRest: false, reason, t: null, gradients: 0, quantities: null, predicted: null }
  return { ...placeOf(sweep, cell), ending, ...nothing }
}

function placeOf({ axes }: Sweep, { index, at, link }: Cell) {
  return { index, at: Object.fromEntries(axes.map((axis, i) => [axis.link, at[i]])), link }
}

/** A cell as it is written, from what its run came to. */
export function writtenCell(
  sweep: Sweep,
  cell: Cell,
  { ending, last, evaluations, stretches }: Pick<RunResult, 'ending' | 'last' | 'evaluations' | 'stretches'>,
): SweepCell {
  const atRest = ending.kind === 'rest'
  const reached = last?.quantities ?? null
  return {
    ...placeOf(sweep, cell),
    ending: ending.kind,
    atRest,
    reason: atRest ? null : ending.sentence,
    t: last?.t ?? null,
    gradients: evaluations,
    quantities: reached === null ? null : Object.fromEntries(sweep.quantities.map((key) => [key, reached[key]])),
    predicted: predictedOf(sweep, cell.experiment, stretches[stretches.length - 1]),
  }
}

/** What theory says of the last stretch, where the run ends unless it breaks off. */
function predictedOf(sweep: Sweep, experiment: Experiment, { from, spec, prediction }: Stretch): SweepCell['predicted'] {
  if (prediction === null) return null
  const { objective, gap, regime, scale = 'absolute', standing } = prediction
  const point = pointOfTheory(prediction, { counts: spec.counts, hasBias: (spec.choices?.bias ?? 'none') !== 'none' })
  const readings = sweep.quantities.map((key) => [key, finite(point.read(quantityOf(key))).value] as const)
  const thresholds = thresholdDistances(experiment, { from, spec }, prediction.thresholds)
  const values = valuesAt(experiment, from)
  const nearest = sweep.axes.map(({ key, link }) => {
    const parameter = parameterOf(key)
    const own = 'slider' in parameter ? thresholdsOf(parameter, values, prediction) : []
    const among = thresholds.filter((one) => own.some(({ symbol, value }) => symbol === one.symbol && value === one.value))
    return [link, nearestOf(among)] as const
  })
  return {
    objective,
    certificate: gap,
    regime,
    scale,
    standing,
    quantities: Object.fromEntries(readings),
    nearest: Object.fromEntries(nearest),
    thresholds,
  }
}

function finite(found: Reading): Reading {
  return found.value === null || Number.isFinite(found.value) ? found : notDefined('it is not finite here')
}

/** The threshold with the least |log(value/present)|; null where there is none. */
function nearestOf(thresholds: readonly ThresholdDistance[]) {
  const away = ({ ratio }: ThresholdDistance) => (ratio !== null && ratio > 0 ? Math.abs(Math.log(ratio)) : Infinity)
  const [first] = thresholds.toSorted((a, b) => away(a) - away(b))
  if (first === undefined) return null
  const { symbol, value, ratio } = first
  return { symbol, value, ratio }
}
