import { open } from 'node:fs/promises'
import { quoted } from '../experiment/quoted.ts'
import { sentenceOf } from '../lib/errors.ts'
import { Failure } from './failure.ts'

/** The largest file that is read, in bytes: two million numbers in full precision. */
export const MAX_FILE_BYTES = 40_000_000

/** The data of a JSON file (UTF-8); throws Failure with a sentence where it is none. */
export async function readJson(path: string): Promise<unknown> {
  const bytes = await readBytes(path)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Failure([`${quoted(path)} is not a text file in UTF-8.`])
  }
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new Failure([`${quoted(path)} is not JSON: ${reason(error)}.`])
  }
}

/** Reads as a stream, so that a device without an end is refused too. */
async function readBytes(path: string): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    const file = await open(path)
    for await (const chunk of file.createReadStream() as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      length += chunk.length
      if (length > MAX_FILE_BYTES) break
    }
  } catch (error) {
    throw new Failure([whyUnread(path, error)])
  }
  if (length <= MAX_FILE_BYTES) return Buffer.concat(chunks)
  throw new Failure([`${quoted(path)} is larger than ${MAX_FILE_BYTES.toLocaleString('en-US')} bytes, the most that is read.`])
}

/** The sentence for a failure of the file system. */
export function whyUnread(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return `There is no file ${quoted(path)}.`
  if (code === 'EISDIR') return `${quoted(path)} is a folder, not a file.`
  return `${quoted(path)} cannot be read: ${sentenceOf(error)}.`
}

/** The parser's words without what it quotes of the file, which may be long or garbled. */
function reason(error: unknown): string {
  return sentenceOf(error).replace(/, (?:\.\.\.)?".*$/s, '').replace(/\p{C}/gu, '\u{FFFD}').slice(0, 120)
}
