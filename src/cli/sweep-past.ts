import { stat } from 'node:fs/promises'
import { quoted } from '../experiment/quoted.ts'
import { sentenceOf } from '../lib/errors.ts'
import { cellAt, type Sweep } from '../sweep/sweep.ts'
import { Failure } from './failure.ts'
import { fileLines } from './file-lines.ts'
import type { RowKey, SweepFormat } from './sweep-format.ts'
import type { Row } from './sweep-pool.ts'

/** What a file holds of a sweep already. */
export interface Past {
  /** Bytes that stay: the head and the rows from the first on without a gap. */
  readonly bytes: number
  /** Rows among them. */
  readonly rows: number
  /** How each of them ended, with how often. */
  readonly endings: ReadonlyMap<string, number>
  /** Rows after a gap, which an interruption leaves. */
  readonly later: ReadonlyMap<number, Row>
}

/** A file that is not there, or empty. */
export const noPast: Past = { bytes: 0, rows: 0, endings: new Map(), later: new Map() }

/** What is to stand in a file. */
export interface Wanted {
  readonly path: string
  readonly sweep: Sweep
  readonly format: SweepFormat
  /** The line of the head; null for none. */
  readonly head: string | null
  /** First index and the one after the last. */
  readonly range: readonly [number, number]
}

/** Whether there is something in a file already. */
export async function isFilled(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => null)
  return there !== null && there.isFile() && there.size > 0
}

/**
 * Reads what a file holds of a sweep; throws Failure where it holds anything else. A last line that was cut
 * short is left aside.
 */
export async function readPast(wanted: Wanted): Promise<Past> {
  const reader = new PastReader(wanted)
  try {
    for await (const { text, end, isWhole } of fileLines(wanted.path)) if (!reader.take(text, end, isWhole)) break
  } catch (error) {
    throw error instanceof Failure ? error : new Failure([`${quoted(wanted.path)} cannot be read: ${sentenceOf(error)}.`])
  }
  return reader.past()
}

class PastReader {
  private bytes = 0
  private rows = 0
  private readonly endings = new Map<string, number>()
  private readonly later = new Map<number, Row>()
  private lastIndex: number
  private isHeadRead: boolean

  constructor(private readonly wanted: Wanted) {
    this.lastIndex = wanted.range[0] - 1
    this.isHeadRead = wanted.head === null
  }

  past(): Past {
    const { bytes, rows, endings, later } = this
    return { bytes, rows, endings, later }
  }

  /** Whether more lines are wanted. */
  take(text: string, end: number, isWhole: boolean): boolean {
    const { format, head } = this.wanted
    if (!this.isHeadRead) {
      if (isWhole ? text !== head : head?.startsWith(text) !== true) throw this.another('its head is not the same')
      this.isHeadRead = true
      this.bytes = isWhole ? end : 0
      return isWhole
    }
    // An unfinished line is computed again; after the tail nothing follows.
    if (!isWhole || (format.tail !== '' && text === format.tail)) return false
    this.takeRow(text.slice(text.startsWith(format.separator) ? format.separator.length : 0), end)
    return true
  }

  private takeRow(text: string, end: number): void {
    const key = this.keyOf(text)
    const { index, ending } = key
    this.lastIndex = index
    if (index === this.wanted.range[0] + this.rows && this.later.size === 0) {
      this.bytes = end
      this.rows++
      this.endings.set(ending, (this.endings.get(ending) ?? 0) + 1)
    } else {
      this.later.set(index, { index, text, ending })
    }
  }

  private keyOf(text: string): RowKey {
    const { sweep, format, range } = this.wanted
    const key = format.read(sweep, text)
    if (key === null) throw this.another(`${quoted(text)} is no row of it`)
    const { index, link } = key
    if (!(index > this.lastIndex && index < range[1])) throw this.another(`cell ${index} is not at its place`)
    if (cellAt(sweep, index).link !== link) throw this.another(`cell ${index} is ${quoted(link)} there`)
    return key
  }

  private another(why: string): Failure {
    return new Failure([`${quoted(this.wanted.path)} holds something else than this sweep: ${why}. Nothing was done.`])
  }
}
