import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import type { RunPlan } from '../engine/run.ts'
import type { FromWorker } from './protocol.ts'
import { Session } from './session.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Memory in use after collections, arrays outside of the heap included, in bytes. */
async function memory(): Promise<number> {
  // What the first finds free outside of the heap is given back a turn later.
  collect()
  await new Promise<void>((resolve) => setImmediate(resolve))
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** A plan with another start each time, and one of a few lengths of arrays. */
function planOf(i: number): RunPlan {
  const n = 100 + (i % 13)
  const spec = { model: 'weightDecay', counts: [n, n, 20, 20], dimension: 3, values: { lambdaW: 2.3e-3, lambdaH: 2.3e-3 } }
  return { segments: [{ from: 0, spec }], seed: i, deviation: 0.3, tolerance: 1e-4, rate: null, horizon: 1e5 }
}

/**
 * Starts runs, each dropped by the next or by a stop: nine of ten before they begin, as under a wild
 * slider, the tenth once one to four of its messages have come.
 */
async function startAndDrop(session: Session, from: number, count: number, next: () => Promise<FromWorker>) {
  const reached = new Set<string>()
  for (let run = from; run < from + count; run++) {
    session.receive({ type: 'start', run, plan: planOf(run), engine: 'loops' })
    const depth = run % 10 === 0 ? 1 + ((run / 10) % 4) : 0
    for (let heard = 0; heard < depth; heard++) {
      const message = await next()
      reached.add(message.type)
      if (message.type === 'entries') session.receive({ type: 'taken', run: message.run })
    }
    if (run % 3 === 0) session.receive({ type: 'stop', run })
  }
  return reached
}

test('fourteen thousand runs started and dropped leave the memory flat', async () => {
  let wake: (message: FromWorker) => void = () => {}
  const session = new Session((message) => wake(message))
  const next = () => new Promise<FromWorker>((resolve) => (wake = resolve))

  const reached = await startAndDrop(session, 1, 2000, next)
  const used = [await memory()]
  for (let from = 2001; from < 14_000; from += 4000) {
    await startAndDrop(session, from, 4000, next)
    used.push(await memory())
  }
  const grown = used.slice(1).map((bytes, i) => bytes - used[i])
  expect([...reached].toSorted()).toEqual(['engine', 'entries', 'layout'])
  // In bytes. Of 4,000 runs 400 begin; were one entry of each left behind, at 12 kB, that would be 5 MB every time,
  // 15 MB in all. Arrays whose collection comes a round later, or code compiled late, are 6 MB once and no trend.
  expect(Math.min(...grown)).toBeLessThan(2e6)
  expect(used[3] - used[0]).toBeLessThan(10e6)
})
