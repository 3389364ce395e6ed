import type { Io } from './io.ts'

/** Time between two lines in milliseconds: on a terminal each over the one before, else one below another. */
const EVERY_MS = { watched: 200, unwatched: 5000 } as const

/** Tells on the standard error how far a sweep is, how fast it goes and how long the rest will take. */
export class SweepProgress {
  private readonly startedAt = performance.now()
  private shownAt = this.startedAt
  private shown = false
  private computed = 0

  /**
   * @param total cells of the file
   * @param done cells that were there before
   */
  constructor(
    private readonly io: Io,
    private readonly total: number,
    private readonly done: number,
    private readonly isQuiet: boolean,
  ) {}

  /** A cell more is computed. */
  add(): void {
    this.computed++
    const now = performance.now()
    const { isWatched } = this.io
    if (this.isQuiet || now - this.shownAt < EVERY_MS[isWatched ? 'watched' : 'unwatched']) return
    this.shownAt = now
    this.shown = isWatched
    const text = this.text((now - this.startedAt) / 1000)
    this.io.err(isWatched ? `\r\u001B[K${text}` : `${text}\n`)
  }

  /** Clears the line. */
  end(): void {
    if (this.shown) this.io.err('\r\u001B[K')
    this.shown = false
  }

  private text(seconds: number): string {
    const done = this.done + this.computed
    const rate = this.computed / seconds
    const cells = `${done.toLocaleString('en-US')} of ${this.total.toLocaleString('en-US')} cells`
    return `${cells} · ${rateText(rate)} a second · ${durationText((this.total - done) / rate)} left`
  }
}

function rateText(rate: number): string {
  return rate >= 10 ? Math.round(rate).toLocaleString('en-US') : rate.toPrecision(2)
}

/** '45 s', '3 min', '2 h 10 min'. */
export function durationText(seconds: number): string {
  if (seconds < 99.5) return `${Math.ceil(seconds)} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 100) return `${minutes} min`
  return `${Math.floor(minutes / 60).toLocaleString('en-US')} h ${minutes % 60} min`
}
