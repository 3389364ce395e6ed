import { sentenceOf } from '../lib/errors.ts'
import { computeBatch } from '../sweep/compute-batch.ts'
import { computeCell } from '../sweep/compute-cell.ts'
import type { SweepCell } from '../sweep/sweep-cell.ts'
import type { Sweep } from '../sweep/sweep.ts'
import { thresholdLines, type Plane, type ThresholdLine } from '../sweep/threshold-lines.ts'
import { nextTask } from './breathing.ts'
import { loadWebGPU, type Engine } from './engines.ts'
import type { FromSweepWorker, ToSweepWorker } from './sweep-protocol.ts'

/** Time between two messages of cells, in milliseconds: two pictures. */
const CELLS_EVERY_MS = 30
/** The same of lines, which are sent anew as a whole. */
const LINES_EVERY_MS = 100

/** The worker's side of a sweep: cells in the order that they are asked for, told in small batches. */
export class SweepSession {
  private sweep: Sweep | null = null
  /** Opened with the first cells that want one; null where there is none. */
  private device: Promise<Engine | null> = Promise.resolve(null)
  private readonly waiting: number[] = []
  private isComputing = false

  constructor(
    private readonly post: (message: FromSweepWorker) => void,
    private readonly open: () => Promise<Engine | null> = openDevice,
  ) {}

  receive(message: ToSweepWorker): void {
    if (message.type === 'sweep') {
      this.sweep = message.sweep
      if (message.engine === 'webgpu') this.device = this.open().catch(() => null)
    }
    if (message.type === 'cells') this.waiting.push(...message.indices)
    const work = message.type === 'lines' ? this.lines(message.plane) : this.cells()
    work.catch((error: unknown) => this.post({ type: 'problem', sentence: sentenceOf(error) }))
  }

  private async cells(): Promise<void> {
    if (this.sweep === null || this.isComputing) return
    this.isComputing = true
    while (this.waiting.length > 0) {
      const device = await this.device
      if (device !== null && device.failure() === null) await this.onDevice(this.sweep, device)
      else this.post({ type: 'cells', cells: await this.batch(this.sweep) })
      await nextTask()
    }
    this.isComputing = false
  }

  /** All that waits, many at once; told as they end. What a device that fails leaves is computed by the processor. */
  private async onDevice(sweep: Sweep, device: Engine): Promise<void> {
    const indices = this.waiting.splice(0)
    const missing = new Set(indices)
    let done: SweepCell[] = []
    let since = performance.now()
    const tell = () => {
      if (done.length > 0) this.post({ type: 'cells', cells: done })
      done = []
      since = performance.now()
    }
    const take = (cell: SweepCell) => {
      missing.delete(cell.index)
      done.push(cell)
      if (performance.now() - since > CELLS_EVERY_MS) tell()
    }
    try {
      await device.with((backend) => computeBatch(backend, sweep, indices, take))
    } catch {
      device.close()
      this.device = Promise.resolve(null)
      this.waiting.unshift(...missing)
    }
    tell()
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

async function openDevice(): Promise<Engine | null> {
  const engine = await loadWebGPU()
  return 'reason' in engine ? null : engine
}
