import { availableParallelism } from 'node:os'
import { readNumber } from '../experiment/number-text.ts'
import { quoted } from '../experiment/quoted.ts'
import { quantities } from '../metrics/registry.ts'
import { cellAt, cellCount, problemWithCell, type Sweep } from '../sweep/sweep.ts'
import { readExperiment, type ExperimentOptions } from './experiment-options.ts'
import { Failure } from './failure.ts'
import type { Io } from './io.ts'
import { nearKeys } from './near-keys.ts'
import { readAxis } from './sweep-axis.ts'
import { sweepFormats } from './sweep-format.ts'

export type FormatName = keyof typeof sweepFormats

/** The options of a sweep as they are written. */
export interface SweepOptions extends ExperimentOptions {
  readonly x: string
  readonly y?: string
  readonly quantities?: string
  readonly json?: string
  readonly jsonl?: string
  readonly csv?: string
  readonly resume?: boolean
  readonly shard?: string
  readonly header?: boolean
  readonly workers?: string
  readonly engine: string
  readonly quiet?: boolean
}

const MAX_WORKERS = 256
/** Cells looked at for one that can run, at most: some seconds. */
const MAX_LOOKED_AT = 20_000

/** The file that is asked for and its format; throws Failure where there is not one. */
export function targetOf(options: SweepOptions): { readonly name: FormatName; readonly path: string } {
  const names = Object.keys(sweepFormats) as FormatName[]
  const [first, ...others] = names.filter((name) => options[name] !== undefined)
  if (first === undefined || others.length > 0) {
    throw new Failure(['A sweep is written to one file: --csv file, --json file or --jsonl file.'])
  }
  return { name: first, path: options[first] as string }
}

/** What is to be computed; throws Failure with a sentence where that is nothing that can run. */
export async function readSweep(argument: string, options: SweepOptions, io: Io): Promise<Sweep> {
  const axes = [readAxis('--x', options.x), ...(options.y === undefined ? [] : [readAxis('--y', options.y)])]
  if (axes[0].key === axes[1]?.key) throw new Failure([`--x and --y must be two parameters; both were ${axes[0].link}.`])
  const { experiment } = await readExperiment(argument, options, io)
  const sweep = { experiment, axes, quantities: readQuantities(options.quantities) }
  const problem = problemWithAll(sweep)
  if (problem !== null) throw new Failure([`No cell of this sweep can run. ${problem}`])
  return sweep
}

/** Null where some cell can run, or nobody knows, else the sentence of the first. */
function problemWithAll(sweep: Sweep): string | null {
  const count = cellCount(sweep)
  let first: string | null = null
  for (let index = 0; index < count; index++) {
    const problem = index < MAX_LOOKED_AT ? problemWithCell(sweep, cellAt(sweep, index)) : null
    if (problem === null) return null
    first ??= problem
  }
  return first
}

function readQuantities(text: string | undefined): string[] {
  const known = quantities.map(({ key }) => key)
  if (text === undefined) return known
  const wanted = text.split(',').map((key) => key.trim())
  const problems = wanted.filter((key) => !known.includes(key)).map((key) => {
    const near = nearKeys(key, known)
    return `--quantities: there is no quantity ${quoted(key)}.${near.length > 0 ? ` Keys near it: ${near.join(', ')}.` : ''}`
  })
  if (problems.length > 0) throw new Failure(problems)
  return known.filter((key) => wanted.includes(key))
}

/** Threads that compute: as many as are asked for, else one for each core. */
export function readWorkers(text: string | undefined): number {
  if (text === undefined) return availableParallelism()
  const count = readNumber(text)
  if (count !== null && Number.isInteger(count) && count >= 1 && count <= MAX_WORKERS) return count
  throw new Failure([`--workers must be a whole number from 1 to ${MAX_WORKERS}; it was ${quoted(text)}.`])
}
