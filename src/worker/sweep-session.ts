import { sentenceOf } from '../lib/errors.ts'
import { computeCell } from '../sweep/compute-cell.ts'
import type { SweepCell } from '../sweep/sweep-cell.ts'
import type { Sweep } from '../sweep/sweep.ts'
import { thresholdLines, type Plane, type ThresholdLine } from '../sweep/threshold-lines.ts'
import { nextTask } from './breathing.ts'
import type { FromSweepWorker, ToSweepWorker } from './sweep-protocol.ts'

/** Time between two messages of cells, in milliseconds: two pictures. */
const CELLS_EVERY_MS = 30
/** The same of lines, which are sent anew as a whole. */
const LINES_EVERY_MS = 100

/** The worker's side of a sweep: cells in the order that they are asked for, told in small batches. */
export class SweepSession {
  private sweep: Sweep | null = null
  private readonly waiting: number[] = []
  private isComputing = false

  constructor(private readonly post: (message: FromSweepWorker) => void) {}

  receive(message: ToSweepWorker): void {
    if (message.type === 'sweep') this.sweep = message.sweep
    if (message.type === 'cells') this.waiting.push(...message.indices)
    const work = message.type === 'lines' ? this.lines(message.plane) : this.cells()
    work.catch((error: unknown) => this.post({ type: 'problem', sentence: sentenceOf(error) }))
  }

  private async cells(): Promise<void> {
    if (this.sweep === null || this.isComputing) return
    this.isComputing = true
    while (this.waiting.length > 0) {
      this.post({ type: 'cells', cells: await this.batch(this.sweep) })
      await nextTask()
    }
    this.isComputing = false
  }

  /** What can be computed until the next message is due, but always one. */
  private async batch(sweep: Sweep): Promise<SweepCell[]> {
    const since = performance.now()
    const done: SweepCell[] = []
    for (let index = this.waiting.shift(); index !== undefined; index = this.waiting.shift()) {
      const cell = await computeCell(sweep, index)
      // A pause alone ends a cell early, and there is none: who ends a sweep ends its workers.
      if (cell !== null) done.push(cell)
      if (performance.now() - since > CELLS_EVERY_MS) break
    }
    return done
  }

  private async lines(plane: Plane): Promise<void> {
    const steps = thresholdLines(plane)
    let lines: readonly ThresholdLine[] = []
    for (let since = performance.now(); ; ) {
      const { done, value } = steps.next()
      if (done === true) {
        return this.post(value === null ? { type: 'lines', lines, isDone: true } : { type: 'problem', sentence: value })
      }
      lines = value
      if (performance.now() - since <= LINES_EVERY_MS) continue
      this.post({ type: 'lines', lines, isDone: false })
      await nextTask()
      since = performance.now()
    }
  }
}
