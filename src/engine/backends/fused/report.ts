import type { Program } from '../../../model/program.ts'
import { HEADER_WORDS, JOURNAL_WORDS } from './decide-text.ts'

/** What an instance says of itself after a chunk. */
export interface Header {
  /** One of `endings`, or 0. */
  readonly ended: number
  /** Gradient evaluations since its start. */
  readonly evaluations: number
}

/** An accepted step in the journal. */
export interface JournalEntry {
  readonly t: number
  readonly objective: number
  readonly evaluations: number
}

/** The header in front of an instance's report. */
export function headerOf([, ended, evaluations]: Float64Array): Header {
  return { ended, evaluations }
}

/** The accepted steps of a chunk that began at `t`; the step that the device took as its last ends at `until` exactly. */
export function journalOf(words: Float64Array, t: number, until: number): JournalEntry[] {
  let at = t
  return Array.from({ length: words[0] }, (_, slot) => {
    const [h, objective, isFinal, evaluations] = words.subarray(HEADER_WORDS + slot * JOURNAL_WORDS)
    at = isFinal === 1 ? until : at + h
    return { t: at, objective, evaluations }
  })
}

/** A state as its blocks. */
export function splitState({ blocks, shapes }: Program, values: Float64Array): Float64Array[] {
  let begin = 0
  return blocks.map(({ register }) => {
    const { rows, cols } = shapes[register]
    return values.slice(begin, (begin += rows * cols))
  })
}
