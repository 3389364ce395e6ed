import type { SweepCell } from '../sweep/sweep-cell.ts'
import type { Sweep } from '../sweep/sweep.ts'
import type { WorkerLike } from './client.ts'
import { WorkerPool, type PooledWorker, type UnderWay } from './worker-pool.ts'

/** What the page hears of a sweep. */
export interface SweepListener {
  /** Cells as they are computed, in no fixed order. */
  cells(cells: readonly SweepCell[]): void
  /** Nothing more follows: all is computed, or it broke down, with a sentence. */
  ended(problem: string | null): void
}

/** Cells that a worker has at least while there are any: one that it computes, and one that waits so that it never does. */
const AT_LEAST = 2

/**
 * Computes cells of a sweep in workers of its own, in about the order given: each has as many cells waiting as
 * it has computed between its last two messages.
 * @param workers how many; no more than there are cells
 */
export function startSweep(
  spawn: () => WorkerLike,
  workers: number,
  sweep: Sweep,
  order: readonly number[],
  listener: SweepListener,
): UnderWay {
  let next = 0
  let missing = order.length
  const pool = new WorkerPool(spawn, (problem) => listener.ended(problem))
  const handOut = (worker: PooledWorker, count: number) => {
    const indices = order.slice(next, next + Math.max(0, count))
    next += indices.length
    if (indices.length > 0) worker.send({ type: 'cells', indices })
    return indices.length
  }
  const begin = () => {
    // Cells that this worker has.
    let held = 0
    const worker = pool.add((message) => {
      if (message.type !== 'cells') return
      const { cells } = message
      held -= cells.length
      held += handOut(worker, Math.max(AT_LEAST, 2 * cells.length) - held)
      missing -= cells.length
      listener.cells(cells)
      if (missing === 0) pool.end(null)
    })
    worker.send({ type: 'sweep', sweep })
    held += handOut(worker, AT_LEAST)
  }
  for (let i = 0; i < Math.min(workers, order.length); i++) begin()
  // Who starts a sweep has it in hand before it ends.
  if (missing === 0) queueMicrotask(() => pool.end(null))
  return pool
}

/** A worker for sweeps and lines. */
export function spawnSweepWorker(): Worker {
  return new Worker(new URL('./sweep.worker.ts', import.meta.url), { type: 'module', name: 'sweep' })
}
