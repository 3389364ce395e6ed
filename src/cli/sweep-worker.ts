import { parentPort, workerData } from 'node:worker_threads'
import { computeRow, type WorkerTask } from './sweep-pool.ts'

// The pool ends this thread from outside, in the middle of a run too.
const never = new AbortController().signal
const task = workerData as WorkerTask

let last: Promise<void> = Promise.resolve()
parentPort?.on('message', (index: number) => {
  last = last.then(async () => parentPort?.postMessage(await computeRow(task, index, never)))
})
