import type { Backend } from '../engine/backends/contract.ts'
import type { Breathe } from '../engine/system.ts'
import { Interrupted } from '../sweep/interrupted.ts'

/** How long the loops run before signals are let in, in milliseconds. */
const SLICE_MS = 50
/** Gradient evaluations recorded on a device before its queue is waited for. */
const EVALUATIONS_IN_QUEUE = 64

/**
 * Pauses in which the process hears its signals: by the clock where the processor computes, by the count
 * of evaluations where a device does. Throws Interrupted once the signal is aborted.
 */
export function createBreathing<T>(backend: Backend<T>, signal: AbortSignal): Breathe {
  const onDevice = backend.info.stepsPerReading > 1
  let since = performance.now()
  let evaluations = 0
  const goOn = () => {
    if (signal.aborted) throw new Interrupted()
    since = performance.now()
  }
  return () => {
    if (onDevice ? ++evaluations % EVALUATIONS_IN_QUEUE !== 0 : performance.now() - since < SLICE_MS) return null
    return (onDevice ? backend.settle() : Promise.resolve()).then(nextTurn).then(goOn)
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
