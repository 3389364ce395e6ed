import type { Plane, ThresholdLine } from '../sweep/threshold-lines.ts'
import type { WorkerLike } from './client.ts'
import { WorkerPool, type UnderWay } from './worker-pool.ts'

/** What the page hears of the lines of a plane. */
export interface LinesListener {
  /** All lines so far. */
  lines(lines: readonly ThresholdLine[], isDone: boolean): void
  ended(problem: string | null): void
}

/** Takes the exact lines of a plane in a worker of its own; they are told again as they grow. */
export function startLines(spawn: () => WorkerLike, plane: Plane, listener: LinesListener): UnderWay {
  const pool = new WorkerPool(spawn, (problem) => listener.ended(problem))
  const worker = pool.add((message) => {
    if (message.type !== 'lines') return
    listener.lines(message.lines, message.isDone)
    if (message.isDone) pool.end(null)
  })
  worker.send({ type: 'lines', plane })
  return pool
}
