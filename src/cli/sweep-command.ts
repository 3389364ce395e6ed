import { Option, type Command } from 'commander'
import type { Backend } from '../engine/backends/contract.ts'
import { quoted } from '../experiment/quoted.ts'
import { cellCount, type Sweep } from '../sweep/sweep.ts'
import { engines, engineText } from './engines.ts'
import { addExperimentOptions } from './experiment-options.ts'
import { exitCodes, Failure } from './failure.ts'
import { inOrder } from './in-order.ts'
import { warn, type Io } from './io.ts'
import { rangeOf, readShard, type Shard } from './shard.ts'
import { sweepFormats } from './sweep-format.ts'
import { readSweep, readWorkers, targetOf, type FormatName, type SweepOptions } from './sweep-options.ts'
import { isFilled, noPast, readPast, type Past, type Wanted } from './sweep-past.ts'
import { devicePool, localPool, WorkerPool, type Pool, type Row, type WorkerTask } from './sweep-pool.ts'
import { SweepProgress } from './sweep-progress.ts'
import { openSink, type Sink } from './sweep-sink.ts'
import { checkTarget, STANDARD_OUTPUT } from './write-output.ts'

/** Rows computed before their turn, at most: some 10 MB. */
const MOST_AHEAD = 4096

const help = `
An axis is key=from:to:count, with :log or :linear behind it where its slider's own scale is not meant. Any
parameter that is a number may be one. The x axis runs fastest; the order of cells is fixed.

Examples:
  npm run -s lab -- sweep 'K=10&nB=1' --x lambda=1e-4:1e-1:64:log --y R=1:100:64:log --csv map.csv
  npm run -s lab -- sweep fang-r100 --x R=1:1000:200:log --jsonl part-3.jsonl --shard 3/8 --resume`

/** lab sweep: computes a run for each value of one parameter, or of two. */
export function addSweepCommand(program: Command, io: Io): void {
  addExperimentOptions(program.command('sweep'))
    .summary('compute a run for each value of one parameter or of two')
    .description('Runs each cell of a grid to its end on all cores, in float64, or many at once on a graphics device; writes its end and what theory predicts.')
    .requiredOption('--x <axis>', 'key=from:to:count[:log|:linear], the axis that runs fastest')
    .option('--y <axis>', 'a second axis')
    .option('--quantities <keys>', 'only these quantities, by their keys, separated by commas')
    .option('--json <file>', 'write one JSON document; - is the standard output')
    .option('--jsonl <file>', 'write JSON lines: a head, then a line for each cell')
    .option('--csv <file>', 'write CSV: a head, then a row for each cell')
    .option('--resume', 'go on with the file where an earlier sweep left it')
    .option('--shard <i/n>', 'compute only part i of n; files of CSV and JSON lines concatenate in this order')
    .option('--header', 'write the head of CSV and JSON lines in every shard, not only in the first')
    .option('--workers <n>', 'threads that compute (default: one for each core)')
    .addOption(new Option('--engine <name>', engineText()).choices(Object.keys(engines)).default('loops'))
    .option('--quiet', 'tell no progress')
    .addHelpText('after', help)
    .action((argument: string, options: SweepOptions) => sweep(argument, options, io))
}

async function sweep(argument: string, options: SweepOptions, io: Io): Promise<void> {
  const { name, path } = targetOf(options)
  const workers = readWorkers(options.workers)
  const shard = options.shard === undefined ? { index: 1, of: 1 } : readShard(options.shard)
  const asked = await readSweep(argument, options, io)
  const wanted = wantedFile(asked, name, path, shard, options.header === true)
  await checkTarget(path)
  const past = await pastOf(wanted, options.resume === true)
  const signal = io.interruption()
  const [from, to] = wanted.range
  const missing = to - from - past.rows - past.later.size
  const task = { sweep: asked, format: name }
  const use = options.engine === 'loops' ? null : await engines[options.engine].open()
  const pool =
    use?.((backend) => deviceOf(backend, task, signal)) ?? processorPool(task, Math.min(workers, missing), signal, io)
  const sink = openSink(io, path, past.bytes)
  const progress = new SweepProgress(io, to - from, to - from - missing, options.quiet === true)
  try {
    const endings = await writeRows(wanted, past, pool, sink, progress)
    await pool.close()
    progress.end()
    tell(endings, to - from, signal.aborted, options, io)
  } finally {
    sink.close()
    progress.end()
    await pool.close()
  }
}

function deviceOf<T>(backend: Backend<T>, task: WorkerTask, signal: AbortSignal): Pool {
  return devicePool(task, signal, backend)
}

function processorPool(task: WorkerTask, workers: number, signal: AbortSignal, io: Io): Pool {
  return io.workerEntry !== null && workers > 0 ? new WorkerPool(io.workerEntry, workers, task, signal) : localPool(task, signal)
}

/** Writes what is missing, in order; after an interruption what is done. Gives how the cells ended, with how often. */
async function writeRows(
  { format, head, range }: Wanted,
  past: Past,
  pool: Pool,
  sink: Sink,
  progress: SweepProgress,
): Promise<Map<string, number>> {
  const endings = new Map(past.endings)
  if (past.bytes === 0 && head !== null) await sink.line(head)
  const compute = async (index: number): Promise<Row | null> => {
    const there = past.later.get(index)
    if (there !== undefined) return there
    const row = await pool.row(index)
    if (row !== null) progress.add()
    return row
  }
  let rows = past.rows
  for await (const row of inOrder(upTo(range[0] + past.rows, range[1], pool, past), compute, MOST_AHEAD)) {
    if (row === null) continue
    await sink.line(`${rows > 0 ? format.separator : ''}${row.text}`)
    rows++
    endings.set(row.ending, (endings.get(row.ending) ?? 0) + 1)
  }
  if (format.tail !== '') await sink.line(format.tail)
  return endings
}

/** The indices in order; once nothing is computed any more only those that are there already. */
function* upTo(from: number, to: number, pool: Pool, { later }: Past): Generator<number> {
  for (let index = from; index < to; index++) {
    if (!pool.isOver) yield index
    else if (later.has(index)) yield index
  }
}

function wantedFile(asked: Sweep, name: FormatName, path: string, shard: Shard, isHeaded: boolean): Wanted {
  const format = sweepFormats[name]
  const hasHead = shard.index === 1 || isHeaded || !format.concatenates
  const head = hasHead ? format.head(asked, shard) : null
  return { path, sweep: asked, format, head, range: rangeOf(shard, cellCount(asked)) }
}

async function pastOf(wanted: Wanted, isResumed: boolean): Promise<Past> {
  const { path } = wanted
  if (path === STANDARD_OUTPUT) {
    if (isResumed) throw new Failure(['--resume needs a file; the standard output is not kept.'])
    return noPast
  }
  if (!(await isFilled(path))) return noPast
  if (isResumed) return readPast(wanted)
  throw new Failure([`${quoted(path)} is there already: --resume goes on with it; else remove it, or write to another file.`])
}

/** How a kind of ending is told of several cells. */
const endingTexts: Readonly<Record<string, string>> = {
  rest: 'at rest',
  horizon: 'at the horizon before rest',
  diverged: 'diverged',
  notAllowed: 'with values that are not allowed together',
  failed: 'failed',
}

/** Says how the cells ended, and sets the exit code. */
function tell(endings: ReadonlyMap<string, number>, total: number, isInterrupted: boolean, { quiet }: SweepOptions, io: Io): void {
  const written = [...endings.values()].reduce((sum, n) => sum + n, 0)
  const parts = [...endings].map(([kind, n]) => `${n.toLocaleString('en-US')} ${endingTexts[kind] ?? kind}`)
  const of = written === total ? '' : ` of ${total.toLocaleString('en-US')}`
  if (quiet !== true) io.err(`${written.toLocaleString('en-US')}${of} cells${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.\n`)
  if (!isInterrupted || written === total) return
  warn(io, ['The sweep was interrupted; the same command with --resume goes on.'])
  io.exitCode = exitCodes.interrupted
}
