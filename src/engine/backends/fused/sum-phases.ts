import type { Phase, When } from './phase.ts'
import type { Writer } from './writer.ts'

/** Sums over the same entries, taken in one go. */
export interface Sums {
  readonly when: When
  /** Entries summed over. */
  readonly size: number
  /** Statements before all entries. */
  readonly begin?: string
  /** Statements before the terms of entry `e`. */
  readonly prepare?: string
  /** The term of entry `e` in each sum. */
  readonly terms: readonly string[]
  readonly reads: readonly string[]
  /** Where the sums go, one after the other, and its name. */
  readonly offset: number
  readonly name: string
}

/** Terms that one thread should add at least. */
const SHARE = 4
/** Shares that one thread adds up in the end at most. */
const MOST_SHARES = 2048

/**
 * Sums in two phases: shares of strided terms, then the shares in their order. The same order every
 * time, so that equal inputs give equal bits.
 */
export function sumPhases(sums: Sums, writer: Writer): Phase[] {
  const { when, size, terms, reads, offset, name } = sums
  const shares = Math.max(1, Math.min(writer.threads, MOST_SHARES, Math.ceil(size / SHARE)))
  const scratch = writer.reserve(shares * terms.length)
  const own = terms.map((_, t) => writer.memory(scratch + t * shares, 'n'))
  return [
    {
      when,
      items: shares,
      reads,
      writes: [`${name} shares`],
      body: `
  ${sums.begin ?? ''}
  ${terms.map((_, t) => `var sum${t} = 0.0;`).join(' ')}
  for (var e = n; e < ${size}; e += ${shares}) {
    ${sums.prepare ?? ''}
    ${terms.map((term, t) => `sum${t} += ${term};`).join('\n    ')}
  }
  ${own.map((place, t) => `${place} = sum${t};`).join('\n  ')}`,
    },
    {
      when,
      items: terms.length,
      reads: [`${name} shares`],
      writes: [name],
      body: `
  var sum = 0.0;
  for (var s = 0; s < ${shares}; s++) { sum += ${writer.memory(scratch, `n * ${shares} + s`)}; }
  ${writer.memory(offset, 'n')} = sum;`,
    },
  ]
}
