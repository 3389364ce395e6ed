import { Option, type Command } from 'commander'
import { specOf, resolve, type Experiment } from '../experiment/experiment.ts'
import { buildProgram } from '../model/registry.ts'
import { runExperiment, type RunResult } from '../sweep/run-experiment.ts'
import { createBreathing } from './breathing.ts'
import { engines, engineText } from './engines.ts'
import { addExperimentOptions, readExperiment, type ExperimentOptions } from './experiment-options.ts'
import { exitCodes, Failure } from './failure.ts'
import { warn, type Io } from './io.ts'
import { ProgressLine } from './progress-line.ts'
import { readSchedule } from './read-schedule.ts'
import { readState } from './read-state.ts'
import { runCsv, runOutput, type Setting } from './run-output.ts'
import { summaryText } from './summary-text.ts'
import { checkTarget, STANDARD_OUTPUT, writeOutput } from './write-output.ts'

interface Options extends ExperimentOptions {
  readonly until: string
  readonly at?: string
  readonly engine: string
  readonly initial?: string
  readonly json?: string
  readonly csv?: string
}

const [firstEngine] = Object.keys(engines)

/** lab run: computes a run and writes its moments. */
export function addRunCommand(program: Command, io: Io): void {
  addExperimentOptions(program.command('run'))
    .summary('compute a run')
    .description('Computes a run as the page does; without --json and --csv, prints how it ended.')
    .option('--until <T|rest>', 'run to this time, past rest; or to rest or the horizon', 'rest')
    .option('--at <times>', 'write the states at these times, separated by commas, in place of every step; "end" is the last')
    .addOption(new Option('--engine <name>', engineText()).choices(Object.keys(engines)).default(firstEngine))
    .option('--initial <file>', 'start from this state: {"W": K rows of d, "H": d rows of N, "b": K numbers}, or the blocks of the model')
    .option('--json <file>', 'write the run as JSON; - is the standard output')
    .option('--csv <file>', 'write the moments as CSV; - is the standard output')
    .addHelpText('after', '\nStates are as exact as the tolerance: --set tol=1e-8 for errors of about 1e-6.')
    .action((argument: string, options: Options) => run(argument, options, io))
}

async function run(argument: string, options: Options, io: Io): Promise<void> {
  const schedule = readSchedule(options.until, options.at)
  await checkTargets(options)
  const { experiment } = await readExperiment(argument, options, io)
  const initial = options.initial === undefined ? null : await readState(options.initial, programOf(experiment))
  const use = await engines[options.engine].open()
  await use(async (backend) => {
    const progress = new ProgressLine(io)
    const request = { experiment, schedule, initial }
    const breathe = createBreathing(backend, io.interruption())
    const result = await runExperiment(backend, request, breathe, (now) => progress.show(now))
    progress.end()
    const start = initial === null ? 'seeded' : 'given'
    const setting: Setting = { experiment, start, engine: backend.info, dispatches: backend.dispatches() }
    await write(result, setting, options, io)
    tell(result, io)
  })
}

async function checkTargets({ json, csv }: Options): Promise<void> {
  if (json === STANDARD_OUTPUT && csv === STANDARD_OUTPUT) {
    throw new Failure(['--json - and --csv - cannot both be the standard output.'])
  }
  for (const target of [json, csv]) if (target !== undefined) await checkTarget(target)
}

/** The program of the first stretch, which the start must fit. */
function programOf({ values }: Experiment) {
  return buildProgram(specOf(resolve(values)))
}

async function write(result: RunResult, setting: Setting, { json, csv }: Options, io: Io): Promise<void> {
  if (json !== undefined) await writeOutput(io, json, `${JSON.stringify(runOutput(result, setting))}\n`)
  if (csv !== undefined) await writeOutput(io, csv, runCsv(result.moments))
  if (json === undefined && csv === undefined) await io.out(summaryText(result, setting))
}

/** Says why a run did not end as it should, and sets the exit code. */
function tell({ ending }: RunResult, io: Io): void {
  if (ending.kind === 'rest' || ending.kind === 'horizon') return
  warn(io, [ending.sentence])
  if (ending.kind === 'diverged') io.exitCode = exitCodes.failed
  if (ending.kind === 'cancelled') io.exitCode = exitCodes.interrupted
}
