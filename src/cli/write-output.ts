import { rename, rm, stat, writeFile, realpath } from 'node:fs/promises'
import { dirname } from 'node:path'
import { quoted } from '../experiment/quoted.ts'
import { sentenceOf } from '../lib/errors.ts'
import { exitCodes, Failure } from './failure.ts'
import type { Io } from './io.ts'

/** The name of a target that stands for the standard output. */
export const STANDARD_OUTPUT = '-'

/** Throws Failure where a target cannot be written to: better before a long run than after. */
export async function checkTarget(target: string): Promise<void> {
  if (target === STANDARD_OUTPUT) return
  const folder = await stat(dirname(target)).catch(() => null)
  if (folder?.isDirectory() !== true) throw new Failure([`${quoted(dirname(target))} is no folder to write into.`])
  const there = await stat(target).catch(() => null)
  if (there?.isDirectory() === true) throw new Failure([`${quoted(target)} is a folder, not a file.`])
}

/** Writes a text to the standard output, or to a file that is either as before or whole. */
export async function writeOutput(io: Io, target: string, text: string): Promise<void> {
  if (target === STANDARD_OUTPUT) return io.out(text)
  try {
    await writeWhole(target, text)
  } catch (error) {
    throw new Failure([`${quoted(target)} cannot be written: ${sentenceOf(error)}.`], exitCodes.failed)
  }
}

async function writeWhole(target: string, text: string): Promise<void> {
  const path = await realpath(target).catch(() => target)
  const there = await stat(path).catch(() => null)
  // A device or a pipe is written to, never replaced.
  if (there !== null && !there.isFile()) return writeFile(path, text)
  const temporary = `${path}.${process.pid}.tmp`
  try {
    await writeFile(temporary, text, { flag: 'wx' })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
