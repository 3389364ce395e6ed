/** What a command may do to the world besides files; a test gives its own. */
export interface Io {
  /** Writes results; resolves when they are taken. */
  out(text: string): Promise<void>
  /** Writes words about the results. */
  err(text: string): void
  /** Whether a person sees what is written about the results, so that progress makes sense. */
  readonly isWatched: boolean
  /** Aborted when the person wants the command to end; from the first call on, the command ends by itself. */
  interruption(): AbortSignal
  /** The script of a worker thread of a sweep; null computes in this thread. */
  readonly workerEntry: string | null
  /** What the process will exit with, should the command not fail. */
  exitCode: number
}

/** Writes one line for each sentence, each marked as a warning. */
export function warn(io: Io, sentences: readonly string[]): void {
  sentences.forEach((sentence) => io.err(`warning: ${sentence}\n`))
}
