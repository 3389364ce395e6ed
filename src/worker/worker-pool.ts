import type { WorkerLike } from './client.ts'
import type { FromSweepWorker, ToSweepWorker } from './sweep-protocol.ts'

/** Something under way. */
export interface UnderWay {
  /** Ends it at once; nothing more is heard of it. */
  cancel(): void
}

/** A worker of a pool. */
export interface PooledWorker {
  send(message: ToSweepWorker): void
}

/** Workers that end together: by a call, or with the first that breaks, of which `ended` is told once. */
export class WorkerPool implements UnderWay {
  private readonly workers: WorkerLike[] = []
  private isOver = false

  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly ended: (problem: string | null) => void,
  ) {}

  add(hear: (message: FromSweepWorker) => void): PooledWorker {
    const worker = this.spawn()
    this.workers.push(worker)
    worker.addEventListener('message', (event) => {
      const message = (event as MessageEvent<FromSweepWorker>).data
      if (this.isOver) return
      if (message.type === 'problem') this.end(message.sentence)
      else hear(message)
    })
    worker.addEventListener('error', (event) => {
      const reason = (event as ErrorEvent).message
      this.end(`The computation stopped unexpectedly${reason ? ` (${reason})` : ''}.`)
    })
    return { send: (message) => worker.postMessage(message) }
  }

  end(problem: string | null): void {
    if (this.isOver) return
    this.cancel()
    this.ended(problem)
  }

  cancel(): void {
    this.isOver = true
    for (const worker of this.workers) worker.terminate()
  }
}
