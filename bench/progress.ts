import type { Io } from '../src/cli/io.ts'

/** What is being done, in one line written over itself; where nobody watches, each in a line of its own, once. */
export class ProgressLine {
  private last = ''
  private shown = false

  constructor(private readonly io: Io) {}

  show(doing: string): void {
    if (this.io.isWatched) {
      this.shown = true
      this.io.err(`\r\u001B[K${doing} …`)
      return
    }
    const [stage] = doing.split(':')
    if (stage !== this.last) this.io.err(`${stage} …\n`)
    this.last = stage
  }

  /** Clears the line. */
  end(): void {
    if (this.shown) this.io.err('\r\u001B[K')
    this.shown = false
  }
}
