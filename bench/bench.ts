import { Command, CommanderError } from 'commander'
import { exitCodes, Failure } from '../src/cli/failure.ts'
import { warn, type Io } from '../src/cli/io.ts'
import { checkTarget, writeOutput } from '../src/cli/write-output.ts'
import { sentenceOf, UserError } from '../src/lib/errors.ts'
import { measureAll, partNames, type Wanted } from './measure-all.ts'
import { record } from './report/record.ts'
import { reportText } from './report/report.ts'
import { figureText } from './report/svg.ts'
import type { PartName } from './result.ts'

interface Options {
  readonly json?: string
  readonly svg?: string
  readonly only?: string
  readonly host: string
  readonly quick?: boolean
  readonly record?: boolean
}

const hosts = ['auto', 'browser', 'node'] as const

const help = `
Parts: cost (a gradient on each engine), rest (start to rest), page (frames of the page itself), sweep.

Engines are timed inside a browser where there is one, which is where they are used; --host node times them in
this process, with the package webgpu on the graphics device too (npm install --no-save webgpu@0.6.2).

Exit codes: 0 done; 1 something failed; 2 something is wrong with the arguments; 130 interrupted (what was
measured until then is written).`

/** Runs the benchmark that the arguments ask for and gives the exit code; never throws. `root`: the project's folder. */
export async function bench(args: readonly string[], root: string, io: Io): Promise<number> {
  const texts: string[] = []
  const program = new Command('bench')
    .description('Times the engines, the page and the sweep side by side on this machine.')
    .option('--json <file>', 'write the result as JSON; - is the standard output, which then holds nothing else')
    .option('--svg <file>', 'draw the cost of a gradient and the ways to rest')
    .option('--only <parts>', 'measure only these parts, separated by commas')
    .option('--host <where>', 'auto, browser or node: where the engines are timed', 'auto')
    .option('--quick', 'measure next to nothing, to see that all works; says nothing of speed')
    .option('--record', 'write the result to docs/performance.md and docs/performance.svg')
    .addHelpText('after', help)
    .exitOverride()
    .configureOutput({ writeOut: (text) => texts.push(text), writeErr: (text) => io.err(text) })
    .action((options: Options) => run(options, args, root, io))
  try {
    await program.parseAsync(args, { from: 'user' })
    return io.exitCode
  } catch (error) {
    await io.out(texts.join(''))
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    const sentences = error instanceof Failure ? error.sentences : [sentenceOf(error)]
    sentences.forEach((sentence) => io.err(`error: ${sentence}\n`))
    if (error instanceof UserError) return error instanceof Failure ? error.exitCode : exitCodes.usage
    if (error instanceof Error) io.err(`${error.stack ?? ''}\n`)
    return exitCodes.failed
  }
}

async function run(options: Options, args: readonly string[], root: string, io: Io): Promise<void> {
  const wanted = readOptions(options)
  for (const path of [options.json, options.svg]) if (path !== undefined) await checkTarget(path)
  const command = ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ')
  const { result, isInterrupted, failures, notes } = await measureAll(wanted, { root, command }, io)
  warn(io, notes)
  const isEmpty = Object.keys(result.parts).length === 0
  if (options.json !== '-' && !isEmpty) await io.out(reportText(result))
  if (options.json !== undefined) await writeOutput(io, options.json, `${JSON.stringify(result, null, 2)}\n`)
  if (options.svg !== undefined && !isEmpty) await writeOutput(io, options.svg, figureText(result))
  failures.forEach((error) => io.err(`error: ${error instanceof Error ? error.stack : sentenceOf(error)}\n`))
  if (failures.length > 0) io.exitCode = exitCodes.failed
  if (isInterrupted) {
    warn(io, ['The benchmark was interrupted; the parts that were not complete are left out.'])
    io.exitCode = exitCodes.interrupted
  } else if (options.record === true && failures.length === 0) await record(result, root)
}

function readOptions({ only, host, quick, record: isRecord }: Options): Wanted {
  const names = only === undefined ? partNames : only.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !partNames.includes(name as PartName))
  if (unknown.length > 0) throw new Failure([`--only takes ${partNames.join(', ')}; it was ${only}.`])
  if (!hosts.includes(host as Wanted['host'])) throw new Failure([`--host is auto, browser or node; it was ${host}.`])
  if (quick === true && isRecord === true) throw new Failure(['--record wants a real measurement; --quick is none.'])
  return { parts: partNames.filter((name) => names.includes(name)), host: host as Wanted['host'], isQuick: quick === true }
}
