import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Backend } from '../engine/backends/contract.ts'
import { createLoopsBackend } from '../engine/backends/loops.ts'
import type { Breathe } from '../engine/system.ts'
import { sentenceOf } from '../lib/errors.ts'
import { computeBatch } from '../sweep/compute-batch.ts'
import { computeCell } from '../sweep/compute-cell.ts'
import type { SweepCell } from '../sweep/sweep-cell.ts'
import type { Sweep } from '../sweep/sweep.ts'
import { createBreathing } from './breathing.ts'
import { exitCodes, Failure } from './failure.ts'
import { sweepFormats } from './sweep-format.ts'

/** A row as it is computed. */
export interface Row {
  readonly index: number
  readonly text: string
  readonly ending: string
}

/** What a worker is started with. */
export interface WorkerTask {
  readonly sweep: Sweep
  readonly format: keyof typeof sweepFormats
}

/** Whatever computes rows; once its signal is aborted, or computing breaks down, those not done are null. */
export interface Pool {
  /** Whether nothing is computed any more. */
  readonly isOver: boolean
  row(index: number): Promise<Row | null>
  /** Throws Failure where computing itself broke down. */
  close(): Promise<void>
}

/** The row of a cell, computed in this thread; null where a pause ended it. */
export async function computeRow({ sweep, format }: WorkerTask, index: number, breathe?: Breathe): Promise<Row | null> {
  const cell = await computeCell(sweep, index, breathe)
  return cell === null ? null : { index, text: sweepFormats[format].row(sweep, cell), ending: cell.ending }
}

/** Computes in this thread, one cell after another. */
export function localPool(task: WorkerTask, signal: AbortSignal): Pool {
  let last: Promise<unknown> = Promise.resolve()
  const breathe = createBreathing(createLoopsBackend(), signal)
  return {
    get isOver() {
      return signal.aborted
    },
    row(index) {
      // Cells may take less than a pause of the run itself: signals are let in between two of them.
      const next = last.then(() => setImmediate()).then(() => (signal.aborted ? null : computeRow(task, index, breathe)))
      last = next
      return next
    },
    close: () => Promise.resolve(),
  }
}

/** Computes on a device, what is wanted meanwhile all at once. */
export function devicePool<T>({ sweep, format }: WorkerTask, signal: AbortSignal, backend: Backend<T>): Pool {
  const waiting = new Map<number, (row: Row | null) => void>()
  const breathe = createBreathing(backend, signal)
  let failure: Failure | null = null
  let isOver = false
  let work: Promise<void> | null = null
  const run = async (): Promise<void> => {
    // A turn of the loop, in which more are asked for; then what there is, for as long as there is any.
    for (await setImmediate(); waiting.size > 0 && !isOver && !signal.aborted; await setImmediate()) {
      const settle = new Map(waiting)
      waiting.clear()
      const take = (cell: SweepCell) => {
        settle.get(cell.index)?.({ index: cell.index, text: sweepFormats[format].row(sweep, cell), ending: cell.ending })
        settle.delete(cell.index)
      }
      try {
        await computeBatch(backend, sweep, [...settle.keys()], take, breathe)
      } catch (error) {
        if (!signal.aborted) failure = new Failure([`The graphics device broke down: ${sentenceOf(error)}.`], exitCodes.failed)
        isOver = true
      }
      for (const end of settle.values()) end(null)
    }
    for (const end of waiting.values()) end(null)
    waiting.clear()
    work = null
  }
  return {
    get isOver() {
      return isOver || signal.aborted
    },
    row(index) {
      return new Promise((settle) => {
        waiting.set(index, settle)
        work ??= run()
      })
    },
    async close() {
      isOver = true
      await work
      if (failure !== null) throw failure
    },
  }
}

/** Cells that a worker has at a time: one that it computes, one that waits so that it never does. */
const CELLS_AT_ONCE = 2

interface Wanted {
  readonly index: number
  readonly settle: (row: Row | null) => void
}

/** Computes in worker threads, each as soon as it is free. */
export class WorkerPool implements Pool {
  private readonly threads: Thread[]
  private readonly waiting: Wanted[] = []
  private failure: Failure | null = null
  isOver = false

  constructor(entry: string, count: number, task: WorkerTask, signal: AbortSignal) {
    this.threads = Array.from({ length: count }, () => {
      const thread = new Thread(new Worker(entry, { workerData: task }))
      thread.worker.on('message', (row: Row) => {
        thread.settle(row)
        this.handOut()
      })
      thread.worker.on('error', (error) => this.fail(sentenceOf(error)))
      thread.worker.on('exit', () => {
        if (!this.isOver) this.fail('it ended by itself')
      })
      return thread
    })
    signal.addEventListener('abort', () => this.end(), { once: true })
    if (signal.aborted) this.end()
  }

  row(index: number): Promise<Row | null> {
    if (this.isOver) return Promise.resolve(null)
    return new Promise((settle) => {
      this.waiting.push({ index, settle })
      this.handOut()
    })
  }

  async close(): Promise<void> {
    this.end()
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()))
    if (this.failure !== null) throw this.failure
  }

  private handOut(): void {
    for (let round = 1; round <= CELLS_AT_ONCE; round++) {
      for (const thread of this.threads) {
        if (this.waiting.length === 0) return
        if (thread.wanted.size < round) thread.take(this.waiting.shift() as Wanted)
      }
    }
  }

  private fail(why: string): void {
    this.failure ??= new Failure([`A worker of the sweep broke down: ${why}.`], exitCodes.failed)
    this.end()
  }

  private end(): void {
    if (this.isOver) return
    this.isOver = true
    for (const { worker, wanted } of this.threads) {
      void worker.terminate()
      for (const { settle } of wanted.values()) settle(null)
    }
    for (const { settle } of this.waiting) settle(null)
  }
}

class Thread {
  readonly wanted = new Map<number, Wanted>()

  constructor(readonly worker: Worker) {}

  take(one: Wanted): void {
    this.wanted.set(one.index, one)
    this.worker.postMessage(one.index)
  }

  settle(row: Row): void {
    this.wanted.get(row.index)?.settle(row)
    this.wanted.delete(row.index)
  }
}
