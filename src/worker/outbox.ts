import type { Entry } from '../engine/entry.ts'
import { Recording } from '../engine/recording.ts'
import type { Effort, FromWorker } from './protocol.ts'

/** Batches that may be on the way to the page at once. */
const ON_THE_WAY = 2

/**
 * Entries of one run that wait to be sent. At most two batches are on the way; meanwhile new
 * entries wait in a recording of their own, so that what waits is bounded by the same 32 MB.
 */
export class Outbox {
  private waiting = new Recording()
  private onTheWay = 0

  constructor(
    private readonly run: number,
    private readonly post: (message: FromWorker, transfer: Transferable[]) => void,
  ) {}

  add(entries: readonly Entry[]): void {
    this.waiting.push(entries)
  }

  /** Sends what waits, where a batch may go; returns whether nothing waits any more. */
  flush(effort: Effort): boolean {
    if (this.waiting.isEmpty()) return true
    if (this.onTheWay >= ON_THE_WAY) return false
    const entries = this.waiting.entries.slice()
    this.waiting = new Recording()
    this.onTheWay++
    const transfer = entries.flatMap((entry) => [entry.values.buffer, entry.measures.buffer] as Transferable[])
    this.post({ type: 'entries', run: this.run, entries, effort }, transfer)
    return true
  }

  taken(): void {
    this.onTheWay = Math.max(0, this.onTheWay - 1)
  }
}
