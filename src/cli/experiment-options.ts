import type { Command } from 'commander'
import type { Shared } from '../experiment/shared.ts'
import { Failure } from './failure.ts'
import { warn, type Io } from './io.ts'
import { readShared } from './read-shared.ts'
import { withSettings } from './with-settings.ts'

export interface ExperimentOptions {
  readonly set?: readonly string[]
  readonly lenient?: boolean
}

const STRICT = 'Nothing was done; with --lenient the rest of the link is used, as on the page.'

/** Gives a command the argument and the options that say which experiment is meant. */
export function addExperimentOptions(command: Command): Command {
  return command
    .argument('<experiment>', 'a link, its part after #, the key of a preset, or a JSON file')
    .option('--set <key=value>', 'set a parameter of the start by its key in links; may be repeated', collect)
    .option('--lenient', 'take the default where a link is wrong, with a warning, as the page does')
}

/** The experiment and view that are meant; throws Failure with a sentence for each thing that is wrong. */
export async function readExperiment(argument: string, { set = [], lenient }: ExperimentOptions, io: Io): Promise<Shared> {
  const { experiment, view, problems } = await readShared(argument)
  if (problems.length > 0 && lenient !== true) throw new Failure([...problems, STRICT])
  warn(io, problems)
  return { experiment: set.length > 0 ? withSettings(experiment, set) : experiment, view }
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
