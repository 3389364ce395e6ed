import type { RunPlan } from '../engine/run.ts'
import type { EngineChoice, FromWorker, ToWorker } from './protocol.ts'
import { createSilenceWatch, type Timers } from './silence-watch.ts'

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
 * mixed; batches are acknowledged as they are taken. Where the worker breaks, or answers no more
 * while a run is under way, `onBroken` is told once, and the next start brings up a new one.
 */
export function createClient(
  spawn: () => WorkerLike,
  listener: Listener,
  onBroken: (sentence: string) => void,
  timers: Timers = globalThis,
): Client {
  let worker: WorkerLike | null = null
  /** Whether this worker has said anything yet: until then its code may still be on the way. */
  let spoke = false
  let run = 0
  let isUnderWay = false
  const send = (message: ToWorker) => worker?.postMessage(message)
  const giveUp = (sentence: string): void => {
    worker?.terminate()
    worker = null
    settle()
    onBroken(sentence)
  }
  const watch = createSilenceWatch(
    timers,
    () => send({ type: 'ping', run }),
    () => giveUp('The computation stopped answering.'),
  )
  const settle = (): void => {
    isUnderWay = false
    watch.end()
  }
  const bringUp = (): WorkerLike => {
    const born = spawn()
    spoke = false
    born.addEventListener('message', (event) => {
      if (worker !== born) return
      const message = (event as MessageEvent<FromWorker>).data
      spoke = true
      if (isUnderWay) watch.begin()
      if (message.run !== run || message.type === 'pong') return
      if (message.type === 'entries') send({ type: 'taken', run })
      if (message.type === 'ended') settle()
      listener(message)
    })
    born.addEventListener('error', (event) => {
      if (worker !== born) return
      const reason = (event as ErrorEvent).message
      giveUp(`The computation stopped unexpectedly${reason ? ` (${reason})` : ''}.`)
    })
    return born
  }
  return {
    start: (plan, engine) => {
      worker ??= bringUp()
      run++
      isUnderWay = true
      if (spoke) watch.begin()
      send({ type: 'start', run, plan, engine })
      return run
    },
    stop: () => {
      send({ type: 'stop', run })
      run++
      settle()
    },
    dispose: () => {
      worker?.terminate()
      worker = null
      settle()
    },
  }
}

/** The lab's own worker. */
export function spawnLabWorker(): Worker {
  return new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module', name: 'gradient flow' })
}
