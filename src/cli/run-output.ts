import type * as z from 'zod/mini'
import type { EngineInfo } from '../engine/backends/contract.ts'
import type { Experiment } from '../experiment/experiment.ts'
import { encodeLink } from '../experiment/link.ts'
import { openingView } from '../experiment/view.ts'
import { csvText } from '../lib/csv.ts'
import { quantities } from '../metrics/registry.ts'
import type { Moment, Stretch } from '../sweep/moment.ts'
import type { RunResult } from '../sweep/run-experiment.ts'
import type { Prediction } from '../theory/prediction.ts'
import { OUTPUT_VERSION } from './output-parts.ts'
import type { runSchema } from './output-schemas.ts'
import { writtenSpec } from './written-spec.ts'

export type RunOutput = z.infer<typeof runSchema>

/** What surrounds a result. */
export interface Setting {
  readonly experiment: Experiment
  readonly start: 'seeded' | 'given'
  readonly engine: EngineInfo
  readonly dispatches: number
}

/** A run as it is written to JSON. */
export function runOutput(result: RunResult, { experiment, start, engine, dispatches }: Setting): RunOutput {
  const { ending, restedAt, evaluations, stretches, moments } = result
  const { name, precision, adapter, software } = engine
  return {
    version: OUTPUT_VERSION,
    kind: 'run',
    experiment: experiment as RunOutput['experiment'],
    link: encodeLink({ experiment, view: openingView }),
    start,
    engine: { name, precision, adapter, software },
    evaluations,
    dispatches,
    ending,
    restedAt,
    stretches: stretches.map(writtenStretch),
    times: moments as RunOutput['times'],
  }
}

/** A run as CSV: a row for each moment, of its time and every quantity by its key. */
export function runCsv(moments: readonly Moment[]): string {
  const keys = quantities.map(({ key }) => key)
  return csvText(
    ['t', ...keys],
    moments.map((moment) => [moment.t, ...keys.map((key) => moment.quantities[key])]),
  )
}

function writtenStretch({ from, spec, prediction }: Stretch): RunOutput['stretches'][number] {
  return { from, ...writtenSpec(spec), prediction: prediction === null ? null : writtenPrediction(prediction) }
}

function writtenPrediction(prediction: Prediction): RunOutput['stretches'][number]['prediction'] {
  const { objective, gap, regime, scale = 'absolute', standing, source, thresholds } = prediction
  const written = thresholds.map(({ parameter, value, symbol, meaning }) => ({ parameter, value, symbol, meaning }))
  return { objective, certificate: gap, regime, scale, standing, source, thresholds: written }
}
