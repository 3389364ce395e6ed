import { parentPort, workerData } from 'node:worker_threads'
import { computeRow, type WorkerTask } from './sweep-pool.ts'

const task = workerData as WorkerTask

// The pool ends this thread from outside, in the middle of a run too.
let last: Promise<void> = Promise.resolve()
parentPort?.on('message', (index: number) => {
  last = last.then(async () => parentPort?.postMessage(await computeRow(task, index)))
})
