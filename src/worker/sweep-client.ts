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

/** The same of the worker with the graphics device, which computes them at once. */
const AT_LEAST_ON_DEVICE = 128
/** Cells that a worker has at least while there are any: one that it computes, and one that waits so that it never does. */
const AT_LEAST = 2

/**
 * Computes cells of a sweep in workers of its own, in about the order given: each has as many cells waiting as
 * it has computed between its last two messages. A worker with the graphics device is one more of them: each takes as
 * many as it can do, so that nobody has to know which is the faster.
 * @param workers how many on the processor; no more than there are cells
 * @param hasDevice whether one more computes on the graphics device
 */
export function startSweep(
  spawn: () => WorkerLike,
  workers: number,
  sweep: Sweep,
  order: readonly number[],
  listener: SweepListener,
  hasDevice = false,
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
  const begin = (engine: 'loops' | 'webgpu', least: number) => {
    // Cells that this worker has.
    let held = 0
    const worker = pool.add((message) => {
      if (message.type !== 'cells') return
      const { cells } = message
      held -= cells.length
      held += handOut(worker, Math.max(least, 2 * cells.length) - held)
      missing -= cells.length
      listener.cells(cells)
      if (missing === 0) pool.end(null)
    })
    worker.send({ type: 'sweep', sweep, engine })
    held += handOut(worker, least)
  }
  for (let i = 0; i < Math.min(workers, order.length); i++) begin('loops', AT_LEAST)
  if (hasDevice && next < order.length) begin('webgpu', AT_LEAST_ON_DEVICE)
  // Who starts a sweep has it in hand before it ends.
  if (missing === 0) queueMicrotask(() => pool.end(null))
  return pool
}

/** A worker for sweeps and lines. */
export function spawnSweepWorker(): Worker {
  return new Worker(new URL('./sweep.worker.ts', import.meta.url), { type: 'module', name: 'sweep' })
}
