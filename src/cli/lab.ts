import { Command, CommanderError } from 'commander'
import { sentenceOf, UserError } from '../lib/errors.ts'
import { exitCodes, Failure } from './failure.ts'
import type { Io } from './io.ts'
import { addLinkCommand } from './link-command.ts'
import { addMetricsCommand } from './metrics-command.ts'
import { addPresetsCommand } from './presets-command.ts'
import { addRunCommand } from './run-command.ts'
import { addSchemaCommand } from './schema-command.ts'
import { addSweepCommand } from './sweep-command.ts'
import { addTheoryCommand } from './theory-command.ts'

/** Every command, in the order of the help. */
const commands: readonly ((program: Command, io: Io) => void)[] = [
  addRunCommand,
  addSweepCommand,
  addTheoryCommand,
  addPresetsCommand,
  addMetricsCommand,
  addLinkCommand,
  addSchemaCommand,
]

const help = `
Exit codes: 0 done; 1 the run diverged or failed; 2 something is wrong with the arguments or the files;
130 interrupted (what was computed until then is written).

Examples:
  npm run -s lab -- run 'R=48' --json run.json --csv run.csv
  npm run -s lab -- run 'n=4,4,1,1&lambda=0.01&tol=1e-8' --initial start.json --at 0.5,1,100 --json -
  npm run -s lab -- sweep 'K=10&nB=1' --x lambda=1e-4:1e-1:64 --y R=1:100:64 --csv map.csv
  npm run -s lab -- theory fang-r100
  npm run -s lab -- presets

The commands, files and columns are described in docs/command-line.md.`

/** Runs the command that the arguments say and gives the exit code; never throws. */
export async function lab(args: readonly string[], io: Io): Promise<number> {
  const texts: string[] = []
  const program = new Command('lab')
    .description('Neural Collapse Lab in the terminal: the engine, links and numbers of the page.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => texts.push(text), writeErr: (text) => io.err(text) })
    .addHelpText('after', help)
  for (const add of commands) add(program, io)
  try {
    await program.parseAsync(args, { from: 'user' })
    return io.exitCode
  } catch (error) {
    await io.out(texts.join(''))
    return exitCodeOf(error, io)
  }
}

function exitCodeOf(error: unknown, io: Io): number {
  // The library has said what was wrong, or printed the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  const sentences = error instanceof Failure ? error.sentences : [sentenceOf(error)]
  sentences.forEach((sentence) => io.err(`error: ${sentence}\n`))
  if (error instanceof UserError) return error instanceof Failure ? error.exitCode : exitCodes.usage
  if (error instanceof Error) io.err(`${error.stack ?? ''}\n`)
  return exitCodes.failed
}
