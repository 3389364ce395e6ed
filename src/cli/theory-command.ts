import type { Command } from 'commander'
import { addExperimentOptions, readExperiment, type ExperimentOptions } from './experiment-options.ts'
import type { Io } from './io.ts'
import { theoryOutput } from './theory-output.ts'

const help = `
Cosines are null with a reason where a vector has vanished. A threshold has the present value of its parameter,
and its distance from that as value − present and value/present.

Examples:
  npm run -s lab -- theory 'R=48'
  npm run -s lab -- theory 'model=layerPeeled&K=10&cols=means' --set R=10`

/** lab theory: prints what theory predicts of an experiment. */
export function addTheoryCommand(program: Command, io: Io): void {
  addExperimentOptions(program.command('theory'))
    .summary('print the predicted optimum')
    .description('Prints the predicted optimum of each stretch of an experiment, its certificate and thresholds, as JSON.')
    .addHelpText('after', help)
    .action(async (argument: string, options: ExperimentOptions) => {
      const { experiment } = await readExperiment(argument, options, io)
      await io.out(`${JSON.stringify(theoryOutput(experiment), null, 2)}\n`)
    })
}
