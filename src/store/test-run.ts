import { createLoopsBackend } from '../engine/backends/loops.ts'
import { layoutOf } from '../engine/layout.ts'
import type { Entry } from '../engine/entry.ts'
import { createRecorder } from '../engine/recorder.ts'
import { buildProgram } from '../model/registry.ts'
import { restRule } from '../engine/rest-rule.ts'
import { runFlow, type RunPlan } from '../engine/run.ts'
import type { ModelSpec } from '../model/spec.ts'
import type { WorkerLike } from '../worker/client.ts'
import type { FromWorker, ToWorker } from '../worker/protocol.ts'
import { Session } from '../worker/session.ts'

/** For tests: a specification of the weight-decay model. */
export function testSpec(counts: readonly number[], lambda = 2.3e-3, dimension = 3): ModelSpec {
  return { model: 'weightDecay', counts, dimension, values: { lambdaW: lambda, lambdaH: lambda } }
}

/** For tests: the entries of a real run of one stretch. */
export async function testEntries(spec: ModelSpec): Promise<Entry[]> {
  const plan: RunPlan = { segments: [{ from: 0, spec }], seed: 1, deviation: 0.3, tolerance: 1e-4, rate: null, horizon: 1e5 }
  const record = createRecorder(buildProgram(spec), 0, layoutOf(spec), true)
  const entries: Entry[] = []
  for await (const { knots } of runFlow(createLoopsBackend(), plan, restRule)) {
    entries.push(...knots.map(record))
  }
  return entries
}

/** For tests: the real session of the worker, spoken to as a worker is: by copies, a turn later. */
export function inProcessWorker(): WorkerLike {
  let heard: (event: MessageEvent<FromWorker>) => void = () => {}
  const session = new Session((message) => {
    const data = structuredClone(message)
    queueMicrotask(() => heard({ data } as MessageEvent<FromWorker>))
  })
  return {
    postMessage: (message: ToWorker) => queueMicrotask(() => session.receive(structuredClone(message))),
    terminate: () => {},
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message') heard = listener as typeof heard
    },
  } as WorkerLike
}
