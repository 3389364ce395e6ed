import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { quoted } from '../experiment/quoted.ts'
import { sentenceOf } from '../lib/errors.ts'
import { exitCodes, Failure } from './failure.ts'
import type { Io } from './io.ts'
import { STANDARD_OUTPUT } from './write-output.ts'

/** Where lines go as they come; each is in the file before the next, so that a killed process loses none. */
export interface Sink {
  line(text: string): Promise<void>
  close(): void
}

/** The standard output, or a file from `keep` bytes on; throws Failure where it cannot be written. */
export function openSink(io: Io, target: string, keep: number): Sink {
  if (target === STANDARD_OUTPUT) return { line: (text) => io.out(`${text}\n`), close() {} }
  const told = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw new Failure([`${quoted(target)} cannot be written: ${sentenceOf(error)}.`], exitCodes.failed)
    }
  }
  const file = told(() => openSync(target, keep > 0 ? 'r+' : 'w'))
  let at: number | null = null
  if (keep > 0) {
    told(() => ftruncateSync(file, keep))
    at = keep
  }
  return {
    line(text) {
      const bytes = Buffer.from(`${text}\n`)
      for (let done = 0; done < bytes.length; ) {
        const written = told(() => writeSync(file, bytes, done, bytes.length - done, at))
        done += written
        // A pipe has no places; a new file is written where it ends.
        if (at !== null) at += written
      }
      return Promise.resolve()
    },
    close: () => closeSync(file),
  }
}
