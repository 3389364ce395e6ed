import type { Command } from 'commander'
import type { Io } from './io.ts'
import { schemaText } from './output-schemas.ts'

/** lab schema: prints the published JSON schema. */
export function addSchemaCommand(program: Command, io: Io): void {
  program
    .command('schema')
    .summary('print the JSON schema of all that is read and written')
    .description('Prints the JSON schema (draft 2020-12) of experiments, states, runs and measures.')
    .action(() => io.out(schemaText()))
}
