import type { Backend } from '../engine/backends/contract.ts'
import type { Breathe } from '../engine/system.ts'

/** Thrown out of a run that nobody waits for any more. */
export class Superseded extends Error {}

/** How long the loops run before messages are let in, in milliseconds: well under a frame. */
const SLICE_MS = 8
/** Gradient evaluations recorded on a device before its queue is waited for. */
const EVALUATIONS_IN_QUEUE = 64

/**
 * Pauses that keep the worker listening: by the clock where the processor computes, by the count of
 * evaluations where a device does (its queue would otherwise grow far ahead of a newer run).
 */
export function createBreathing<T>(backend: Backend<T>, superseded: () => boolean): Breathe {
  const onDevice = backend.info.stepsPerReading > 1
  let since = performance.now()
  let evaluations = 0
  const leaveIfSuperseded = () => {
    if (superseded()) throw new Superseded()
    since = performance.now()
  }
  return () => {
    if (onDevice ? ++evaluations % EVALUATIONS_IN_QUEUE !== 0 : performance.now() - since < SLICE_MS) return null
    return (onDevice ? backend.settle() : Promise.resolve()).then(nextTask).then(leaveIfSuperseded)
  }
}

const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.onmessage = () => waiting.shift()?.()

/** A turn of the event loop without the four milliseconds that nested timers are held to. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    channel.port2.postMessage(null)
  })
}
