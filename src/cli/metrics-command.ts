import type * as z from 'zod/mini'
import type { Command } from 'commander'
import { quoted } from '../experiment/quoted.ts'
import type { MeasuredState } from '../metrics/measured-state.ts'
import { readingOf, readingsOf } from '../sweep/moment.ts'
import { Failure } from './failure.ts'
import { warn, type Io } from './io.ts'
import { OUTPUT_VERSION } from './output-parts.ts'
import type { metricsSchema } from './output-schemas.ts'
import { readJson } from './read-json.ts'
import { readMeasured } from './read-measured.ts'
import { stateQuantities } from './state-quantities.ts'

export type MetricsOutput = z.infer<typeof metricsSchema>

/** lab metrics: prints every measure of collapse, in every convention, of features and classifiers. */
export function addMetricsCommand(program: Command, io: Io): void {
  program
    .command('metrics')
    .summary('measure features and classifiers')
    .description('Prints every measure of collapse, in every convention, of the features and classifiers in a file, as JSON.')
    .argument('<file>', 'JSON: {"H": N × d or d × N, "W": K × d, "n" or "labels", "b"?}, alone or under "input"')
    .action(async (path: string) => {
      const { state, strays } = read(path, await readJson(path))
      warn(io, strays)
      await io.out(`${JSON.stringify(metricsOutput(state), null, 2)}\n`)
    })
}

/** The measures of a state as they are written. */
export function metricsOutput(state: MeasuredState): MetricsOutput {
  const reasons = stateQuantities.flatMap((quantity) => {
    const reading = readingOf(state, quantity)
    return reading.value === null ? [[quantity.key, reading.reason] as const] : []
  })
  return {
    version: OUTPUT_VERSION,
    kind: 'metrics',
    classes: state.counts.length,
    dimension: state.classifiers.cols,
    counts: [...state.counts],
    quantities: readingsOf(state, stateQuantities),
    reasons: Object.fromEntries(reasons),
  }
}

function read(path: string, data: unknown): ReturnType<typeof readMeasured> {
  const isWrapped = typeof data === 'object' && data !== null && 'input' in data && !('H' in data)
  try {
    return readMeasured(isWrapped ? data.input : data)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw new Failure(error.sentences.map((sentence) => `${quoted(path)}: ${sentence}`))
  }
}
