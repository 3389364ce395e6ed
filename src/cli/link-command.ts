import type { Command } from 'commander'
import { encodeLink } from '../experiment/link.ts'
import { normalised } from '../experiment/normal-form.ts'
import { addExperimentOptions, readExperiment, type ExperimentOptions } from './experiment-options.ts'
import type { Io } from './io.ts'
import { checkTarget, writeOutput } from './write-output.ts'

interface Options extends ExperimentOptions {
  readonly base?: string
  readonly json?: string
}

/** lab link: prints the shortest link of an experiment. */
export function addLinkCommand(program: Command, io: Io): void {
  addExperimentOptions(program.command('link'))
    .summary('print the link of an experiment')
    .description('Prints the shortest link of an experiment and its view, from # on.')
    .option('--base <address>', 'print a whole address, the page at this one')
    .option('--json <file>', 'write the document of the link instead; - is the standard output')
    .action(async (argument: string, options: Options) => {
      if (options.json !== undefined) await checkTarget(options.json)
      const shared = normalised(await readExperiment(argument, options, io))
      if (options.json === undefined) return io.out(`${options.base?.replace(/#.*$/s, '') ?? ''}#${encodeLink(shared)}\n`)
      return writeOutput(io, options.json, `${JSON.stringify(shared, null, 2)}\n`)
    })
}
