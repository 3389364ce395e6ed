import { numberText, rounded } from '../experiment/number-text.ts'
import type { Io } from './io.ts'
import type { Progress } from '../sweep/run-experiment.ts'

/** Time between two lines, in milliseconds; a run that is over before the first shows none. */
const EVERY_MS = 200

/** One line that tells a person how far a run is, written over itself; nothing where nobody watches. */
export class ProgressLine {
  private shownAt = performance.now()
  private shown = false

  constructor(private readonly io: Io) {}

  show({ t, objective, evaluations }: Progress): void {
    const now = performance.now()
    if (!this.io.isWatched || now - this.shownAt < EVERY_MS) return
    this.shownAt = now
    this.shown = true
    const parts = [`t = ${short(t)}`, `objective ${short(objective)}`, `${evaluations.toLocaleString('en-US')} gradients`]
    this.io.err(`\r\u001B[K${parts.join(' · ')}`)
  }

  /** Clears the line. */
  end(): void {
    if (this.shown) this.io.err('\r\u001B[K')
    this.shown = false
  }
}

function short(value: number): string {
  return numberText(rounded(value, 4))
}
