import { fileURLToPath } from 'node:url'
import { exitCodes } from './failure.ts'
import type { Io } from './io.ts'

/** This process as the world of a command. */
export function processIo(): Io {
  // A reader that has seen enough (head) is no failure, and nobody is left to tell.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? exitCodes.ok : exitCodes.failed))
  }
  return {
    out: (text) => written(process.stdout, text),
    err: (text) => void process.stderr.write(text),
    isWatched: process.stderr.isTTY,
    interruption,
    workerEntry: fileURLToPath(new URL('sweep-worker.mjs', import.meta.url)),
    exitCode: exitCodes.ok,
  }
}

function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => resolve())
  })
}

/** The first interruption lets the command end by itself, the second ends it at once. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  process.once('SIGTERM', () => controller.abort())
  return controller.signal
}
