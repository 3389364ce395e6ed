import type { RunPlan } from '../engine/run.ts'
import type { EngineChoice, FromWorker, ToWorker } from './protocol.ts'

/** What the page hears of its runs; only of the latest one. */
export type Listener = (message: FromWorker) => void

/** The page's side of the protocol. */
export interface Client {
  /** Starts a run, ends the one before, and returns its number. */
  start(plan: RunPlan, engine: EngineChoice): number
  stop(): void
  dispose(): void
}

/** What a client needs of a worker. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

/**
 * A client of one worker. Messages of former runs are dropped, so a listener never sees two runs
 * mixed; batches are acknowledged as they are taken. Where the worker breaks, `onBroken` is told
 * once, and the next start brings up a new one.
 */
export function createClient(spawn: () => WorkerLike, listener: Listener, onBroken: (sentence: string) => void): Client {
  let worker: WorkerLike | null = null
  let run = 0
  const send = (message: ToWorker) => worker?.postMessage(message)
  const bringUp = (): WorkerLike => {
    const born = spawn()
    born.addEventListener('message', (event) => {
      const message = (event as MessageEvent<FromWorker>).data
      if (worker !== born || message.run !== run) return
      if (message.type === 'entries') send({ type: 'taken', run })
      listener(message)
    })
    born.addEventListener('error', (event) => {
      if (worker !== born) return
      worker = null
      born.terminate()
      const reason = (event as ErrorEvent).message
      onBroken(`The computation stopped unexpectedly${reason ? ` (${reason})` : ''}.`)
    })
    return born
  }
  return {
    start: (plan, engine) => {
      worker ??= bringUp()
      run++
      send({ type: 'start', run, plan, engine })
      return run
    },
    stop: () => {
      send({ type: 'stop', run })
      run++
    },
    dispose: () => {
      worker?.terminate()
      worker = null
    },
  }
}

/** The lab's own worker. */
export function spawnLabWorker(): Worker {
  return new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module', name: 'gradient flow' })
}
