import { UserError } from '../lib/errors.ts'

/** Exit codes of the command line, as documented in docs/command-line.md. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const

/** The end of a command: what is wrong, in whole sentences, and the exit code. */
export class Failure extends UserError {
  constructor(
    readonly sentences: readonly string[],
    readonly exitCode: number = exitCodes.usage,
  ) {
    super(sentences.join('\n'))
  }
}
